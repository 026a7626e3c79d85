// How parts stand on a page: sections, columns, cards, rows of buttons. Space does the work, not lines.
import { Children, type Child } from 'hono/jsx'

export type Level = 2 | 3

/** A heading of the level that fits where it stands. */
export const Title = ({ level, children, id }: { level: Level; children: Child; id?: string | undefined }) =>
  level === 2
    ? <h2 class="utrecht-heading-2" id={id}>{children}</h2>
    : <h3 class="utrecht-heading-3" id={id}>{children}</h3>

export type SectionProps = {
  title?: string | undefined
  /** One softer sentence under the title. */
  intro?: Child | undefined
  /** Lets links point at the section. */
  id?: string | undefined
  level?: Level | undefined
  children?: Child
}

export const Section = ({ title, intro, id, level = 2, children }: SectionProps) => (
  <section class="section" id={id}>
    {title && <div class="section__head"><Title level={level}>{title}</Title>{intro && <p class="quiet">{intro}</p>}</div>}
    {children}
  </section>
)

/** Two columns, the first the wider; under each other when there is no room. */
export const Split = ({ wide, narrow }: { wide: Child; narrow: Child }) => (
  <div class="split"><div>{wide}</div><div>{narrow}</div></div>
)

/** Equal boxes beside each other, as a list that says how many there are; `wide` boxes stand two beside each other. */
export const Cards = ({ children, wide }: { children: Child; wide?: boolean | undefined }) => (
  <ul class={wide ? 'cards cards--wide' : 'cards'}>{Children.toArray(children).filter((child) => child !== false).map((child) => <li>{child}</li>)}</ul>
)

export type CardProps = {
  title: string
  level?: Level | undefined
  /** Where the card leads: its title is then the link. */
  href?: string | undefined
  children?: Child
}

/** A box for something that one can open or do. */
export const Card = ({ title, level = 2, href, children }: CardProps) => (
  <article class="card">
    <div class="card__title"><Title level={level}>{href ? <a class="utrecht-link utrecht-link--html-a" href={href}>{title}</a> : title}</Title></div>
    {children}
  </article>
)

/** Buttons and links beside each other, the most important first. */
export const Actions = ({ children }: { children: Child }) => <div class="actions">{children}</div>

export const Prose = ({ children }: { children: Child }) => <div class="prose">{children}</div>

export const Quiet = ({ children }: { children: Child }) => <p class="quiet small">{children}</p>
