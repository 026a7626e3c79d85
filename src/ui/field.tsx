// What every field of a form shares: label above, hint under it, message at the field, and the wiring for screen readers.
import type { Child } from 'hono/jsx'
import { fieldId, type Kept } from './error-summary.tsx'
import { classes } from './link.ts'

export type FieldProps = {
  name: string
  label: string
  hint?: Child | undefined
  /** Fields are needed unless they say otherwise. */
  optional?: boolean | undefined
  kept?: Kept | undefined
}

/** What the parts of one field need to know: its id, its message, and what describes it. */
export type Wiring = { id: string; message: string | undefined; describedBy: string | undefined }

/** Works out ids and the message of a field; the hint is read before the message. */
export function wire({ name, hint, kept }: FieldProps): Wiring {
  const id = fieldId(name)
  const message = kept?.issues.find((issue) => issue.field === name)?.message
  const describedBy = classes(hint !== undefined && `${id}-uitleg`, message !== undefined && `${id}-fout`)
  return { id, message, describedBy: describedBy || undefined }
}

/** The text to show in a field: what was typed before a refusal, else the value given. */
export function valueOf({ name, kept }: FieldProps, value: string | undefined): string | undefined {
  const typed = kept?.values[name]
  return (Array.isArray(typed) ? typed[0] : typed) ?? value
}

/** The choices that are on: those made before a refusal, else those given. */
export function chosenOf({ name, kept }: FieldProps, values: string[]): Set<string> {
  const wasSent = kept !== undefined && (kept.issues.length > 0 || Object.keys(kept.values).length > 0)
  const made = kept?.values[name]
  return new Set(wasSent ? [made ?? []].flat() : values)
}

export const Hint = ({ id, children }: { id: string; children: Child }) => (
  <div class="utrecht-form-field-description" id={`${id}-uitleg`}>{children}</div>
)

export const Message = ({ id, children }: { id: string; children: string }) => (
  <p class="utrecht-form-field-error-message" id={`${id}-fout`}><span class="read-aloud">Fout: </span>{children}</p>
)

export const fieldClass = (message: string | undefined): string =>
  classes('utrecht-form-field', message !== undefined && 'utrecht-form-field--invalid')

export const Optional = ({ when }: { when: boolean | undefined }) => (when ? <span class="optional"> (niet verplicht)</span> : null)

/** A field with one control: label, hint and message in reading order, then the control. */
export const Field = ({ field, wiring, children }: { field: FieldProps; wiring: Wiring; children: Child }) => (
  <div class={fieldClass(wiring.message)}>
    <label class="utrecht-form-label" for={wiring.id}>{field.label}<Optional when={field.optional} /></label>
    {field.hint !== undefined && <Hint id={wiring.id}>{field.hint}</Hint>}
    {wiring.message !== undefined && <Message id={wiring.id}>{wiring.message}</Message>}
    {children}
  </div>
)

/** A group of choices: the question is the legend, so that each option is read with it. */
export const Group = ({ field, wiring, role, children }: { field: FieldProps; wiring: Wiring; role?: 'radiogroup'; children: Child }) => (
  <fieldset
    class={classes('choices', fieldClass(wiring.message))}
    role={role}
    aria-describedby={wiring.describedBy}
    aria-required={role && !field.optional ? 'true' : undefined}
    aria-invalid={role && wiring.message !== undefined ? 'true' : undefined}
  >
    <legend class="utrecht-form-label">{field.label}<Optional when={field.optional} /></legend>
    {field.hint !== undefined && <Hint id={wiring.id}>{field.hint}</Hint>}
    {wiring.message !== undefined && <Message id={wiring.id}>{wiring.message}</Message>}
    {children}
  </fieldset>
)

/** The aria attributes that every single control carries. */
export const aria = (field: FieldProps, wiring: Wiring) => ({
  'aria-describedby': wiring.describedBy,
  'aria-invalid': wiring.message !== undefined ? ('true' as const) : undefined,
  'aria-required': field.optional ? undefined : ('true' as const),
})
