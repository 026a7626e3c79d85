// A verdict in three looks, each with its own word and shape, never colour alone.
import type { Child } from 'hono/jsx'
import { type Level, Title } from './layout.tsx'
import type { Link } from './link.ts'

/** Met, cannot be said (yet), not met. Which one holds is the caller's to decide. */
export type VerdictKind = 'met' | 'open' | 'not-met'

/** A tick in a round, a diamond, a bar in a square. */
const SHAPES: Record<VerdictKind, [outline: string, sign: string]> = {
  'met': ['M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Z', 'm4.6 8.3 2.4 2.4 4.5-5'],
  'open': ['M8 0l8 8-8 8-8-8Z', 'M5 8h0M8 8h0M11 8h0'],
  'not-met': ['M1 1h14v14H1Z', 'M4.5 8h7'],
}

const Shape = ({ kind }: { kind: VerdictKind }) => (
  <svg class="verdict-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path class="verdict-shape__outline" d={SHAPES[kind][0]} /><path class="verdict-shape__sign" d={SHAPES[kind][1]} />
  </svg>
)

export const VerdictChip = ({ kind, word }: { kind: VerdictKind; word: string }) => (
  <span class={`verdict-chip verdict--${kind}`}><Shape kind={kind} />{word}</span>
)

export type VerdictCardProps = {
  kind: VerdictKind
  word: string
  title: string
  level?: Level | undefined
  /** The one big figure. */
  figure?: string | undefined
  /** The small condition right under it: compared with what, how certain. */
  condition?: string | undefined
  children?: Child
  /** Leads to how the verdict came about. */
  link?: Link | undefined
}

export const VerdictCard = ({ kind, word, title, level = 2, figure, condition, children, link }: VerdictCardProps) => (
  <article class={`verdict-card verdict--${kind}`}>
    <VerdictChip kind={kind} word={word} />
    <div class="verdict-card__title"><Title level={level}>{title}</Title></div>
    {figure && <p class="big-figure">{figure}</p>}
    {condition && <p class="quiet small">{condition}</p>}
    {children && <div class="quiet small verdict-card__more">{children}</div>}
    {link && <a class="utrecht-link utrecht-link--html-a" href={link.href}>{link.label}</a>}
  </article>
)
