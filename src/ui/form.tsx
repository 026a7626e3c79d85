// The form around fields, its row of buttons, and the filter that reads as a sentence.
import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'
import type { Option } from './choice-fields.tsx'

export type FormProps = {
  children: Child
  /** Where to send it; left out: this page's own address. */
  action?: string | undefined
  /** The form carries files. */
  upload?: boolean | undefined
  /** Keeps a draft in the browser under this name until the form is sent. */
  autosave?: string | undefined
  label?: string | undefined
  /** The answer of the browser to this question for a passkey goes along, as the field `passkey`. Needs a script. */
  passkey?: { kind: 'get' | 'create'; options: string } | undefined
}

/** Sends by POST. The server checks, in Dutch; the browser's own messages are off. */
export const Form = ({ children, action, upload, autosave, label, passkey }: FormProps) => (
  <form
    class="form" method="post" action={action} enctype={upload ? 'multipart/form-data' : undefined} novalidate
    aria-label={label} data-autosave={autosave} data-passkey={passkey?.kind} data-options={passkey?.options}
  >
    {children}
    {passkey && <input type="hidden" name="passkey" value="" />}
    {passkey && <p class="form__message" role="alert" hidden>Het lukte niet. Probeer het opnieuw, of kies een andere manier.</p>}
  </form>
)

export const FormButtons = ({ children }: { children: Child }) => <div class="actions form__buttons">{children}</div>

export type FilterProps = { children: Child; label: string; submit?: string | undefined }

/** A filter in words: "Toon [alle signalen] uit [Zeist]". Everything chosen stands in the address. */
export const Filter = ({ children, label, submit = 'Toon' }: FilterProps) => (
  <form class="filter" method="get" role="search" aria-label={label}>
    {children} <Button kind="secondary">{submit}</Button>
  </form>
)

export type FilterSelectProps = { name: string; label: string; options: Option[]; value?: string | undefined }

/** A word of the sentence that one can change; give the option for "all" the value ''. */
export const FilterSelect = ({ name, label, options, value = '' }: FilterSelectProps) => (
  <select class="utrecht-select utrecht-select--html-select filter__select" name={name} aria-label={label}>
    {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
  </select>
)
