// One retention rule: where its term comes from, what it does, and the form to choose another term.
import { done, page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Button, DataTable, DateField, Form, FormButtons, formatDate, formatMoment, Section, StatusBadge, SummaryList, TextField } from '../../ui/public.ts'
import { ruleNamed } from '../parts/all-rules.ts'
import { routes } from '../routes.ts'
import { termOf } from '../rules.ts'
import { ruleSentence, STANDING_WORDS, termWords } from '../words.ts'
import { chooseTerm } from './choose-term.ts'
import { showRetention } from './retention-terms.ts'

export default page({
  async show(visit, kept) {
    const { terms } = await visit.run(showRetention, {})
    const rule = ruleNamed(visit.params['rule'] ?? '')
    if (!rule) throw new Problem('not-found', { detail: 'Deze bewaartermijn kennen wij niet.' })
    const chosen = terms.filter((term) => term.rule === rule.name)
    const { shortest, longest, days } = rule.period
    return {
      title: rule.title,
      lead: `${ruleSentence(rule, termOf(rule, chosen[0]?.days))}.`,
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Bewaartermijnen', href: routes.retention.url({}) }],
      body: (
        <>
          <SummaryList
            items={[
              { term: 'Wat er gebeurt', value: rule.what },
              { term: 'Waar de termijn vandaan komt', value: <><StatusBadge tone={STANDING_WORDS[rule.source.standing].tone}>{STANDING_WORDS[rule.source.standing].word}</StatusBadge> {rule.source.text}</> },
              { term: 'Zonder eigen besluit', value: termWords(days) },
              { term: 'U kunt kiezen van', value: `${termWords(shortest)} tot en met ${termWords(longest)}` },
            ]}
          />
          <Section title="Een andere termijn vaststellen" intro="Een kortere termijn geldt vanaf de eerstvolgende nacht. Wat dan weggaat, komt niet terug.">
            <Form label="Termijn vaststellen">
              <TextField name="days" label="Aantal dagen" inputmode="numeric" size="short" hint={`Van ${shortest} tot en met ${longest}. Een jaar is 365 dagen.`} value={String(termOf(rule, chosen[0]?.days))} kept={kept} />
              <TextField name="decidedBy" label="Wie besloot dit?" hint="Een bureau of overleg, geen naam. Bijvoorbeeld: de stuurgroep." maxlength={200} kept={kept} />
              <DateField name="decidedOn" label="Wanneer is dit besloten?" kept={kept} />
              <FormButtons><Button>Stel vast</Button></FormButtons>
            </Form>
          </Section>
          {chosen.length > 0 && (
            <Section title="Eerdere besluiten">
              <DataTable
                caption="Besluiten over deze termijn" quietCaption phone="stack" rows={chosen}
                columns={[
                  { head: 'Ingevoerd', rowHead: true, cell: (row) => formatMoment(row.statedAt) },
                  { head: 'Termijn', cell: (row) => termWords(row.days) },
                  { head: 'Besloten door', cell: (row) => row.decidedBy },
                  { head: 'Op', cell: (row) => formatDate(row.decidedOn) },
                ]}
              />
            </Section>
          )}
        </>
      ),
    }
  },
  async act(visit, form) {
    const rule = visit.params['rule'] ?? ''
    await visit.run(chooseTerm, { rule, days: form.text('days'), decidedBy: form.text('decidedBy'), decidedOn: form.text('decidedOn') })
    return done(routes.retention.url({}), 'De termijn is vastgesteld.')
  },
})
