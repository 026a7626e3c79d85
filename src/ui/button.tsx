// Buttons that send a form, and links that look like one.
import type { Child } from 'hono/jsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const KINDS: Record<ButtonKind, string> = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  quiet: 'utrecht-button utrecht-button--subtle',
  danger: 'utrecht-button utrecht-button--primary-action utrecht-button--danger',
}

/** Words that only a screen reader says, to tell apart what looks the same ("Bekijk" …). */
export const Aside = ({ children }: { children: Child }) => <span class="read-aloud"> {children}</span>

export type ButtonProps = {
  children: Child
  kind?: ButtonKind | undefined
  name?: string | undefined
  value?: string | undefined
  about?: string | undefined
}

/** Submits the form it stands in. */
export const Button = ({ children, kind = 'primary', name, value, about }: ButtonProps) => (
  <button type="submit" class={KINDS[kind]} name={name} value={value}>{children}{about && <Aside>{about}</Aside>}</button>
)

export type ButtonLinkProps = { href: string; children: Child; kind?: ButtonKind | undefined; about?: string | undefined }

export const ButtonLink = ({ href, children, kind = 'primary', about }: ButtonLinkProps) => (
  <a class={KINDS[kind]} href={href}>{children}{about && <Aside>{about}</Aside>}</a>
)
