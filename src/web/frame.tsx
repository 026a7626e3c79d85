// Puts the site's frame around a page: menu, who is signed in, what is real and what is fictional, notices and errors.
import type { Child } from 'hono/jsx'
import { Alert, ButtonLink, Frame, Prose } from '../ui/public.ts'
import type { Actor } from '../platform/actor.ts'
import type { Problem } from '../platform/problem.ts'
import { linkTo } from '../platform/routes.ts'
import type { Framed, Installation } from '../platform/site.ts'
import { assetNames } from './assets.ts'
import { routes } from './routes.ts'

const MENU = [
  { section: 'choose', label: 'Kiezen', name: 'strategy.overview' },
  { section: 'act', label: 'Doen', name: 'agenda.overview' },
  { section: 'account', label: 'Verantwoorden', name: 'accountability.home' },
  { section: 'search', label: 'Zoeken', name: 'web.search' },
] as const

const FOOTER = [
  { label: 'Hoe wij rekenen', name: 'accountability.method' },
  { label: 'Gebieden', name: 'places.region' },
  { label: 'Cijfers en bronnen', name: 'monitor.figures' },
  { label: 'Toegankelijkheid', name: 'web.accessibility' },
  { label: 'Privacy', name: 'privacy.home' },
  { label: 'Open data en API', name: 'web.openData' },
] as const

const assets = assetNames()
const style = { css: assets['theme.css'] ?? '/assets/theme.css', scripts: assets['comfort.js'] ? [assets['comfort.js']] : [], icon: assets['mark.svg'] }

const TRIAL = (
  <>Proef. Strategie, gebieden en cijfers zijn echt. Mensen, signalen en acties zijn verzonnen.</>
)

type Parts = { title: string; lead?: Child; crumbs?: { label: string; href: string }[]; body: Child; section?: string; refresh?: number }

function document(installation: Installation, parts: Parts, more: Omit<Framed, 'screen' | 'actor' | 'trial'> & { actor: Actor | undefined }): string {
  const { title, lead, crumbs, body } = parts
  return String(
    <Frame
      title={title} {...(lead === undefined ? {} : { lead })} {...(crumbs ? { crumbs } : {})}
      nav={MENU.map((item) => ({ label: item.label, href: linkTo(item.name), current: item.section === parts.section }))}
      account={account(more.actor, more.path)}
      {...(installation.kind === 'trial' ? { banner: TRIAL } : {})}
      {...(more.notice === undefined ? {} : { notice: more.notice })}
      issues={more.issues} assets={style} refresh={parts.refresh}
      site={{ name: 'Slagvaardig', region: installation.coalitionName, home: linkTo('accountability.home') }}
      footer={FOOTER.map((item) => ({ label: item.label, href: linkTo(item.name) }))}
      footerNote="Slagvaardig is open source (EUPL-1.2)"
    >
      {body}
    </Frame>,
  )
}

function account(actor: Actor | undefined, path: string): { label: string; href: string; current?: boolean } {
  const signIn = linkTo('identity.signIn')
  const start = routes.start.url({})
  if (!actor || actor.role === 'visitor') return { label: 'Inloggen', href: signIn, current: path === signIn }
  return { label: actor.name, href: start, current: path === start }
}

/** The frame for pages that went well. */
export const frame = (installation: Installation) => ({ screen, ...more }: Framed): string => document(installation, screen, more)

const ADVICE: Partial<Record<Problem['code'], string>> = {
  'not-found': 'Misschien is het adres veranderd, of is deze pagina niet voor u bedoeld.',
  'not-allowed': 'Vraag de beheerder van uw organisatie of u hier bij moet kunnen.',
  'not-signed-in': 'Daarna kunt u verder.',
  'too-large': 'Kies een kleiner bestand, of geef het adres van het bestand.',
}

/** The frame for what went wrong: what happened, what was kept, what to do. */
export const problemPage = (installation: Installation) => (problem: Problem, actor: Actor | undefined, path: string): string => {
  const home = <ButtonLink href={linkTo('accountability.home')}>Naar de voorpagina</ButtonLink>
  const body = (
    <Prose>
      <Alert tone={problem.status >= 500 ? 'error' : 'warning'}>{problem.detail ?? ADVICE[problem.code] ?? problem.title}</Alert>
      <p>{problem.code === 'not-signed-in' ? <ButtonLink href={linkTo('identity.signIn', {}, { terug: path })}>Inloggen</ButtonLink> : home}</p>
    </Prose>
  )
  return document(installation, { title: problem.title, body }, { actor, path, issues: [] })
}
