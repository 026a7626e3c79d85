// The frame around a picture: the title is the answer, the last line says where the figures come from.
import type { Child } from 'hono/jsx'
import { Aside } from './button.tsx'
import { type Level, Title } from './layout.tsx'

/** `look` is the swatch's class: a direction of a map, or 'line', 'band', 'period', 'comparison' of a chart. */
export type LegendItem = { look: 'down' | 'same' | 'up' | 'none' | 'line' | 'band' | 'period' | 'provisional' | 'comparison'; label: string }

export type FigureProps = {
  title: string
  /** What was compared, over which period, in which areas. */
  subtitle?: string | undefined
  children: Child
  legend?: LegendItem[] | undefined
  /** Publisher, table and vintage. */
  source: Child
  /** Addresses of the same figures as a table, as a file, and of how they were worked out. */
  table?: string | undefined
  csv?: string | undefined
  method?: string | undefined
  level?: Level | undefined
  id?: string | undefined
}

export const Figure = ({ title, subtitle, children, legend, source, table, csv, method, level = 3, id }: FigureProps) => (
  <figure class="figure" id={id}>
    <div class="figure__head">
      <Title level={level}>{title}</Title>
      {subtitle && <p class="quiet small">{subtitle}</p>}
    </div>
    {children}
    {legend && <Legend items={legend} />}
    <figcaption class="figure__source">
      <span>{source}</span>
      {table && <SourceLink href={table} about={title}>Tabel</SourceLink>}
      {csv && <SourceLink href={csv} about={title}>CSV</SourceLink>}
      {method && <SourceLink href={method} about={title}>Hoe wij rekenen</SourceLink>}
    </figcaption>
  </figure>
)

export const Legend = ({ items }: { items: LegendItem[] }) => (
  <ul class="legend">
    {items.map(({ look, label }) => <li><span class={`swatch swatch--${look}`} aria-hidden="true"></span>{label}</li>)}
  </ul>
)

const SourceLink = ({ href, about, children }: { href: string; about: string; children: string }) => (
  <a class="utrecht-link utrecht-link--html-a" href={href}>{children}<Aside>{`bij: ${about}`}</Aside></a>
)
