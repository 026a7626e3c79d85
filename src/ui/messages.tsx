// What the page has to say: an alert, a status, an empty place, work under way.
import type { Child } from 'hono/jsx'
import { ButtonLink } from './button.tsx'
import { type Level, Title } from './layout.tsx'
import type { Link } from './link.ts'

export type AlertProps = {
  tone?: 'info' | 'warning' | 'ok' | 'error' | undefined
  title?: string | undefined
  level?: Level | undefined
  children?: Child
}

/** Part of the page, so it is not read out on arrival; what just happened goes in the frame's notice. */
export const Alert = ({ tone = 'info', title, level = 2, children }: AlertProps) => (
  <div class={`utrecht-alert utrecht-alert--${tone}`}>
    <div class="utrecht-alert__content">
      {title && (level === 2 ? <h2 class="utrecht-heading-3">{title}</h2> : <h3 class="utrecht-heading-3">{title}</h3>)}
      {children}
    </div>
  </div>
)

export type StatusTone = 'neutral' | 'active' | 'done' | 'attention' | 'stopped'

/** A state in one or two words; each tone has its own shape as well as colour. */
export const StatusBadge = ({ tone, children }: { tone: StatusTone; children: Child }) => (
  <span class={`utrecht-badge-status status status--${tone}`}>{children}</span>
)

export type EmptyStateProps = { title: string; level?: Level | undefined; children?: Child; action?: Link | undefined }

/** Says that there is nothing yet, and what to do first. */
export const EmptyState = ({ title, level = 2, children, action }: EmptyStateProps) => (
  <div class="empty">
    <Title level={level}>{title}</Title>
    {children && <div class="quiet">{children}</div>}
    {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
  </div>
)

export type ProgressProps = { label: string; value?: number | undefined; max?: number | undefined; text?: string | undefined }

/** Long work under way; without a value it is busy with the end unknown. */
export const Progress = ({ label, value, max = 100, text }: ProgressProps) => (
  <div class="progress">
    <span class="progress__label">{label}</span>
    <progress class="progress__bar" value={value} max={max} aria-label={label}>{text}</progress>
    {text && <span class="quiet small">{text}</span>}
  </div>
)

export type NewsProps = { href: string; here: string; children: Child }

/** Says that there is something new, when the stream of events at `href` tells so; `here` shows it. Without a script it stays away. */
export const News = ({ href, here, children }: NewsProps) => (
  <div class="news" role="status" data-news={href}>
    <p hidden>{children} <a href={here}>Toon het</a></p>
  </div>
)
