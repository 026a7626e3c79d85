// Fields that one types, picks a date or a file in.
import { aria, Field, type FieldProps, valueOf, wire } from './field.tsx'
import { classes } from './link.ts'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'password' | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  maxlength?: number | undefined
  /** A short field tells that a short answer is expected. */
  size?: 'short' | undefined
  /** What one may be about to type; `suggestionsFrom` is where a script asks for better ones ({ suggestions: string[] }) while one types. */
  suggestions?: string[] | undefined
  suggestionsFrom?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const wiring = wire(props)
  const { name, type = 'text', autocomplete = 'off', inputmode, maxlength, size, suggestions } = props
  const list = suggestions && `${wiring.id}-voorstellen`
  return (
    <Field field={props} wiring={wiring}>
      <input
        class={classes('utrecht-textbox utrecht-textbox--html-input', wiring.message && 'utrecht-textbox--invalid', size && 'field--short')}
        id={wiring.id} name={name} type={type} autocomplete={autocomplete} inputmode={inputmode} maxlength={maxlength}
        value={type === 'password' ? undefined : valueOf(props, props.value)}
        list={list} data-suggest={props.suggestionsFrom}
        {...aria(props, wiring)}
      />
      {suggestions && <datalist id={list}>{suggestions.map((value) => <option>{value}</option>)}</datalist>}
    </Field>
  )
}

export type TextAreaProps = FieldProps & { value?: string | undefined; rows?: number | undefined; maxlength?: number | undefined }

export function TextArea(props: TextAreaProps) {
  const wiring = wire(props)
  return (
    <Field field={props} wiring={wiring}>
      <textarea
        class={classes('utrecht-textarea utrecht-textarea--html-textarea', wiring.message && 'utrecht-textarea--invalid')}
        id={wiring.id} name={props.name} rows={props.rows ?? 5} maxlength={props.maxlength}
        {...aria(props, wiring)}
      >
        {/* A parser drops the first line end inside a textarea: this one, not the writer's. */}
        {`\n${valueOf(props, props.value) ?? ''}`}
      </textarea>
    </Field>
  )
}

export type DateFieldProps = FieldProps & { value?: string | undefined; min?: string | undefined; max?: string | undefined }

/** A calendar day; values, min and max as 'yyyy-mm-dd'. */
export function DateField(props: DateFieldProps) {
  const wiring = wire(props)
  return (
    <Field field={props} wiring={wiring}>
      <input
        class={classes('utrecht-textbox utrecht-textbox--html-input field--short', wiring.message && 'utrecht-textbox--invalid')}
        id={wiring.id} name={props.name} type="date" min={props.min} max={props.max}
        value={valueOf(props, props.value)}
        {...aria(props, wiring)}
      />
    </Field>
  )
}

export type FileFieldProps = FieldProps & { accept?: string | undefined }

/** One file. No browser can keep a file after a refusal, so the hint should say so where it matters. */
export function FileField(props: FileFieldProps) {
  const wiring = wire(props)
  return (
    <Field field={props} wiring={wiring}>
      <input
        class={classes('utrecht-textbox utrecht-textbox--html-input field--file', wiring.message && 'utrecht-textbox--invalid')}
        id={wiring.id} name={props.name} type="file" accept={props.accept}
        aria-describedby={wiring.describedBy} aria-invalid={wiring.message !== undefined ? 'true' : undefined}
      />
    </Field>
  )
}

/** Goes along with the form without being seen. */
export const Hidden = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />
