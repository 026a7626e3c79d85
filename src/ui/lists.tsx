// Leafing through pages, and facts as pairs of a term and its value.
import type { Child } from 'hono/jsx'
import { Aside } from './button.tsx'
import type { Link } from './link.ts'

export type PaginationProps = { label: string; page: number; pages: number; href: (page: number) => string }

/** First, last and the neighbours of the present page; counted from 1. Nothing when there is one page. */
export function Pagination({ label, page, pages, href }: PaginationProps) {
  if (pages < 2) return null
  return (
    <nav class="utrecht-pagination" aria-label={label}>
      {page > 1 && <a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev" href={href(page - 1)} rel="prev">Vorige</a>}
      <ol class="pages">
        {shownPages(page, pages).map((number) => (
          <li>{number === 'gap' ? <span class="pages__gap">…</span> : <PageLink number={number} href={href(number)} current={number === page} />}</li>
        ))}
      </ol>
      {page < pages && <a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next" href={href(page + 1)} rel="next">Volgende</a>}
    </nav>
  )
}

const PageLink = ({ number, href, current }: { number: number; href: string; current: boolean }) => (
  <a
    class={`utrecht-pagination__page-link${current ? ' utrecht-pagination__page-link--current' : ''}`}
    href={href} aria-current={current ? 'page' : undefined}
  >
    <span class="read-aloud">Pagina </span>{number}
  </a>
)

/** 1 … 4 5 6 … 20: a gap stands for two pages or more. */
export function shownPages(page: number, pages: number): (number | 'gap')[] {
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 1)
  return near.flatMap((number, place) => {
    const missing = number - (near[place - 1] ?? 0) - 1
    if (missing === 1) return [number - 1, number]
    return missing > 1 ? ['gap' as const, number] : [number]
  })
}

export type SummaryItem = { term: string; value: Child; action?: (Link & { about?: string | undefined }) | undefined }

/** What is known of one thing, as a list of terms; an action stands at the value it changes. */
export const SummaryList = ({ items }: { items: SummaryItem[] }) => (
  <dl class="utrecht-data-list utrecht-data-list--html-dl utrecht-data-list--rows summary">
    {items.map(({ term, value, action }) => (
      <div class="utrecht-data-list__item summary__item">
        <dt class="utrecht-data-list__item-key">{term}</dt>
        <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
          {value}
          {action && <> <a class="summary__action" href={action.href}>{action.label}<Aside>{action.about ?? term}</Aside></a></>}
        </dd>
      </div>
    ))}
  </dl>
)
