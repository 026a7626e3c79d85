// The form with which the coalition office judges an ambition again on the latest figures.
import { Button, Choice, Form, FormButtons, type Kept, Section, TextField } from '../../ui/public.ts'
import { MARGIN, METHODS, NORM } from '../rules.ts'
import { METHOD_WORDS } from '../words.ts'
import type { Judgement } from './judgements.ts'

const percent = (ratio: number): string => String(Math.round(ratio * 1000) / 10).replace('.', ',')

export function JudgeForm({ latest, kept }: { latest: Judgement | undefined; kept: Kept }) {
  const margin = latest?.findings.kind === 'registered-crime' ? latest.findings.margin : MARGIN
  const norm = latest?.findings.kind === 'obstacles' ? latest.findings.norm : NORM
  return (
    <Section title="Opnieuw oordelen" intro="Op de nieuwste cijfers. Het vorige oordeel blijft staan.">
      <Form label="Opnieuw oordelen">
        <Choice
          name="method" label="Waarop oordeelt u?" kept={kept} value={latest?.method}
          options={METHODS.map((value) => ({ value, label: METHOD_WORDS[value].name, hint: METHOD_WORDS[value].rule }))}
        />
        <TextField name="margin" label="Speling in procenten" hint="Voor geregistreerde criminaliteit: wat nog telt als ‘minimaal gelijk’." size="short" inputmode="decimal" kept={kept} value={percent(margin)} />
        <TextField name="norm" label="Norm in procenten" hint="Voor drempels: welk deel moet zijn weggenomen of verlaagd." size="short" inputmode="decimal" kept={kept} value={percent(norm)} />
        <FormButtons><Button>Oordeel op de nieuwste cijfers</Button></FormButtons>
      </Form>
    </Section>
  )
}
