// Fields that one chooses in: a list, cards with one answer, cards with several, a single card to tick.
import type { Child } from 'hono/jsx'
import { aria, chosenOf, Field, fieldClass, type FieldProps, Group, Hint, Message, Optional, valueOf, wire } from './field.tsx'
import { classes } from './link.ts'

export type Option = { value: string; label: string; hint?: string | undefined }

export type SelectProps = FieldProps & {
  value?: string | undefined
  options: Option[]
  /** The words of the empty choice on top. */
  empty?: string | undefined
}

export function Select(props: SelectProps) {
  const wiring = wire(props)
  const chosen = valueOf(props, props.value) ?? ''
  return (
    <Field field={props} wiring={wiring}>
      <select
        class={classes('utrecht-select utrecht-select--html-select', wiring.message && 'utrecht-select--invalid')}
        id={wiring.id} name={props.name} {...aria(props, wiring)}
      >
        <option value="">{props.empty ?? 'Maak een keuze'}</option>
        {props.options.map(({ value, label }) => <option value={value} selected={value === chosen}>{label}</option>)}
      </select>
    </Field>
  )
}

export type ChoiceProps = FieldProps & { value?: string | undefined; options: Option[] }

/** One of a few, each a large target. The first option carries the id that the error summary points at. */
export function Choice(props: ChoiceProps) {
  const wiring = wire(props)
  const chosen = valueOf(props, props.value)
  return (
    <Group field={props} wiring={wiring} role="radiogroup">
      {props.options.map((option, place) => (
        <Card id={optionId(wiring.id, place)} option={option}>
          <input
            class="utrecht-radio-button utrecht-radio-button--html-input"
            type="radio" name={props.name} id={optionId(wiring.id, place)} value={option.value} checked={option.value === chosen}
            aria-describedby={option.hint && `${optionId(wiring.id, place)}-optie-uitleg`}
          />
        </Card>
      ))}
    </Group>
  )
}

export type CheckboxProps = FieldProps & { checked?: boolean | undefined; value?: string | undefined }

/** One card to tick or leave; nothing is sent when it is left. */
export function Checkbox(props: CheckboxProps) {
  const { id, message, describedBy } = wire(props)
  const value = props.value ?? 'ja'
  return (
    <div class={classes('choices', fieldClass(message))}>
      {message !== undefined && <Message id={id}>{message}</Message>}
      <div class="choice-card">
        <input
          class="utrecht-checkbox utrecht-checkbox--html-input"
          type="checkbox" name={props.name} id={id} value={value} checked={chosenOf(props, props.checked ? [value] : []).has(value)}
          aria-describedby={describedBy} aria-invalid={message !== undefined ? 'true' : undefined}
        />
        <label class="choice-card__label" for={id}>{props.label}<Optional when={props.optional} /></label>
        {props.hint !== undefined && <Hint id={id}>{props.hint}</Hint>}
      </div>
    </div>
  )
}

const optionId = (id: string, place: number): string => (place === 0 ? id : `${id}-${place + 1}`)

/** The box around one option; its label fills the box, so that all of it can be pressed. */
const Card = ({ id, option, children }: { id: string; option: Option; children: Child }) => (
  <div class="choice-card">
    {children}
    <label class="choice-card__label" for={id}>{option.label}</label>
    {option.hint && <Hint id={`${id}-optie`}>{option.hint}</Hint>}
  </div>
)
