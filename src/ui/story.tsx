// A quote from practice, and the thread from signal to ambition that it belongs to.
import type { Child } from 'hono/jsx'
import type { Link } from './link.ts'

export type StoryQuoteProps = {
  children: Child
  /** Who says it, as far as may be told. */
  source: Child
  /** What came of it. */
  link?: Link | undefined
}

export const StoryQuote = ({ children, source, link }: StoryQuoteProps) => (
  <figure class="utrecht-blockquote story">
    <blockquote class="utrecht-blockquote__content">{children}</blockquote>
    <figcaption class="utrecht-blockquote__caption">
      {source}{link && <> · <a class="utrecht-link utrecht-link--html-a" href={link.href}>{link.label}</a></>}
    </figcaption>
  </figure>
)

export type ThreadStep = { count: string; label: string; href?: string | undefined; current?: boolean | undefined }

export type ThreadProps = {
  steps: ThreadStep[]
  /** Names the list for who cannot see it. */
  label?: string | undefined
}

/** From what was seen to what was promised. Every step opens its list, so one can go up and down; the present one is marked. */
export const Thread = ({ steps, label = 'Van signaal tot ambitie' }: ThreadProps) => (
  <nav aria-label={label}>
    <ol class="thread">
      {steps.map(({ count, label: words, href, current }) => (
        <li class="thread__step" aria-current={current ? 'step' : undefined}>
          {href === undefined ? <Step count={count} words={words} /> : <a href={href}><Step count={count} words={words} /></a>}
          {current && <span class="thread__here">U bent hier</span>}
        </li>
      ))}
    </ol>
  </nav>
)

const Step = ({ count, words }: { count: string; words: string }) => (
  <><span class="thread__count">{count}</span> <span class="thread__words">{words}</span></>
)
