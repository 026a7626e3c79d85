// The fields with which an action is planned, also when a report is turned into one.
import { Choice, DateField, type Kept, Select, TextArea, TextField } from '../../ui/public.ts'
import { CONFIDENTIALITIES } from '../rules.ts'
import { CONFIDENTIALITY_WORDS } from '../words.ts'

export type PlanFieldsProps = { organisations: { id: string; name: string }[]; circles: { id: string; name: string }[]; kept: Kept; what?: string | undefined }

export const PlanFields = ({ organisations, circles, kept, what }: PlanFieldsProps) => (
  <>
    <TextField name="title" label="Hoe heet de actie?" maxlength={120} kept={kept} />
    <TextArea name="what" label="Wat gaat er gebeuren?" hint="Zonder namen, telefoonnummers of kentekens." value={what} kept={kept} />
    <Select name="owner" label="Wie doet het?" options={organisations.map(({ id, name }) => ({ value: id, label: name }))} kept={kept} />
    <DateField name="plannedFrom" label="Eerste dag" optional kept={kept} hint="Niets ingevuld: vandaag." />
    <DateField name="plannedTo" label="Laatste dag" optional kept={kept} />
    <Choice
      name="confidentiality" label="Wie mag de actie zien?" value="coalition" kept={kept}
      options={CONFIDENTIALITIES.filter((value) => value !== 'circle' || circles.length > 0).map((value) => ({ value, ...CONFIDENTIALITY_WORDS[value] }))}
    />
    {circles.length > 0 && (
      <Select name="circle" label="Voor welke kring?" hint="Alleen als de actie voor een kring is." optional options={circles.map(({ id, name }) => ({ value: id, label: name }))} kept={kept} />
    )}
  </>
)

/** What those fields were filled in with; empty dates are left out. */
export const planFrom = (form: { text: (name: string) => string }) => ({
  title: form.text('title'), what: form.text('what'), owner: form.text('owner'),
  confidentiality: form.text('confidentiality') as (typeof CONFIDENTIALITIES)[number],
  ...(form.text('confidentiality') === 'circle' && form.text('circle') ? { circle: form.text('circle') } : {}),
  ...(form.text('plannedFrom') ? { plannedFrom: form.text('plannedFrom') } : {}),
  ...(form.text('plannedTo') ? { plannedTo: form.text('plannedTo') } : {}),
})
