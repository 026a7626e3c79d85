// The whole document around a page: skip link, bar, banner, notice, error summary, heading, footer.
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { ErrorSummary, type Issue } from './error-summary.tsx'
import type { Link } from './link.ts'

export type NavLink = Link & { current?: boolean | undefined }

export type FrameProps = {
  /** The heading of the page, and the first words of the browser's tab. */
  title: string
  lead?: Child | undefined
  crumbs?: Link[] | undefined
  children?: Child
  nav: NavLink[]
  /** Where to sign in, or a slot with who is signed in and how to leave. */
  account: NavLink | { slot: Child }
  /** Stands on every page under the bar: what is real here and what is not. */
  banner?: Child | undefined
  /** What just went well. */
  notice?: string | undefined
  /** What has to be mended in the form on this page. */
  issues?: Issue[] | undefined
  assets: { css: string; scripts: string[]; icon?: string | undefined }
  site: { name: string; region: string; home: string }
  footer: Link[]
  footerNote?: string | undefined
  description?: string | undefined
  /** Seconds after which the browser asks for the page again. */
  refresh?: number | undefined
}

/** The document, with doctype. One h1, landmarks for each region, nothing inline. */
export function Frame(props: FrameProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="nl">
        <Head {...props} />
        <body class="utrecht-document">
          <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">Naar de inhoud</a>
          <Bar site={props.site} nav={props.nav} account={props.account} />
          {props.banner && <div class="banner" role="region" aria-label="Over deze omgeving"><div class="page-width">{props.banner}</div></div>}
          <main class="page page-width" id="inhoud" tabindex={-1}>
            <Heading {...props} />
            {props.children}
          </main>
          <Footer links={props.footer} note={props.footerNote} />
        </body>
      </html>
    </>
  )
}

function Head({ title, site, issues, assets, description, refresh }: FrameProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description && <meta name="description" content={description} />}
      {refresh !== undefined && <meta http-equiv="refresh" content={String(refresh)} />}
      <title>{`${issues?.length ? 'Fout: ' : ''}${title} | ${site.name} ${site.region}`}</title>
      <link rel="stylesheet" href={assets.css} />
      {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
      {assets.scripts.map((script) => <script type="module" src={script}></script>)}
    </head>
  )
}

function Bar({ site, nav, account }: Pick<FrameProps, 'site' | 'nav' | 'account'>) {
  return (
    <header class="bar">
      <div class="page-width bar__inside">
        <a class="bar__mark" href={site.home}>
          <Mark />
          <span class="bar__name">{site.name} <span class="bar__region">{site.region}</span></span>
        </a>
        {nav.length > 0 && (
          <nav class="bar__nav" aria-label="Hoofdmenu">
            <ul>{nav.map((item) => <li><BarLink {...item} /></li>)}</ul>
          </nav>
        )}
        <div class="bar__account">{'slot' in account ? account.slot : <BarLink {...account} />}</div>
      </div>
    </header>
  )
}

const BarLink = ({ href, label, current }: NavLink) => (
  <a class="bar__link" href={href} aria-current={current ? 'page' : undefined}>{label}</a>
)

/** Dots joined to a rising line: separate signals that become one picture. */
const Mark = () => (
  <svg class="bar__logo" viewBox="0 0 30 30" aria-hidden="true" focusable="false">
    <path class="bar__logo-line" d="M3 20 11 12l6 5L27 6" />
    <path class="bar__logo-dots" d="M3 20v0M11 12v0M17 17v0M27 6v0" />
  </svg>
)

function Heading({ crumbs, title, lead, notice, issues }: FrameProps) {
  return (
    <header class="page__head">
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      {notice && <p class="notice" role="status">{notice}</p>}
      {issues && issues.length > 0 && <ErrorSummary issues={issues} />}
      <h1 class="utrecht-heading-1">{title}</h1>
      {lead && <p class="utrecht-paragraph utrecht-paragraph--lead page__lead">{lead}</p>}
    </header>
  )
}

const Crumbs = ({ crumbs }: { crumbs: Link[] }) => (
  <nav class="utrecht-breadcrumb-nav" aria-label="Kruimelpad">
    <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
      {crumbs.map(({ href, label }) => (
        <li class="utrecht-breadcrumb-nav__item">
          <a class="utrecht-link utrecht-link--html-a utrecht-breadcrumb-nav__link" href={href}>{label}</a>
        </li>
      ))}
    </ol>
  </nav>
)

const Footer = ({ links, note }: { links: Link[]; note: string | undefined }) => (
  <footer class="foot">
    <div class="page-width foot__inside">
      {note && <span>{note}</span>}
      {links.map(({ href, label }) => <a class="utrecht-link utrecht-link--html-a" href={href}>{label}</a>)}
    </div>
  </footer>
)
