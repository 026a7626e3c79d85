// The form with which a reporter gets an answer, and the report may be brought on with it.
import { listOrganisations } from '../../partners/public.ts'
import { done, onlyFor, page, type Visit } from '../../platform/page.ts'
import { Button, Choice, Form, FormButtons, type Kept, Select, TextArea } from '../../ui/public.ts'
import { answerReport } from './answer-report.ts'
import { AnswerField, crumbsTo, WhatWasWritten } from '../parts/report-form.tsx'
import type { Report } from '../parts/report-row.ts'
import { showReport } from '../report.ts'
import { answerers, answerMoves, type State } from '../rules.ts'
import { routes } from '../routes.ts'
import { MOVE_WORDS } from '../words.ts'

const STAYS = { value: 'blijft', label: 'Alleen antwoorden', hint: 'De melding blijft staan zoals zij staat' }

export default page({
  async show(visit, kept) {
    onlyFor(visit, answerers)
    const report = await visit.run(showReport, { report: visit.params['report'] ?? '' })
    return {
      title: 'Antwoord geven',
      section: 'act',
      crumbs: crumbsTo(report),
      body: <><WhatWasWritten report={report} />{await answerForm(visit, report, kept)}</>,
    }
  },
  async act(visit, form) {
    const [to, owner, publicText] = [form.text('to'), form.text('owner'), form.text('publicText')]
    const { report } = await visit.run(answerReport, {
      report: visit.params['report'] ?? '', answer: form.text('answer'),
      ...(to === '' || to === STAYS.value ? {} : { to: to as State }), ...(owner ? { owner } : {}), ...(publicText ? { publicText } : {}),
    })
    return done(routes.report.url({ report }), 'De melder kan uw antwoord lezen.')
  },
})

async function answerForm(visit: Visit, report: Report, kept: Kept) {
  const moves = answerMoves(report)
  const organisations = moves.includes('owned') ? await visit.run(listOrganisations, {}) : []
  return (
    <Form label="Antwoord geven">
      {moves.length > 0 && <Choice name="to" label="Wat gebeurt er met de melding?" value={STAYS.value} options={[STAYS, ...moves.map((value) => ({ value, ...MOVE_WORDS[value]! }))]} kept={kept} />}
      {moves.includes('owned') && <Select name="owner" label="Wie neemt de drempel op zich?" optional options={organisations.map(({ id, name }) => ({ value: id, label: name }))} kept={kept} />}
      {moves.includes('published') && <TextArea name="publicText" label="Het verhaal zoals iedereen het leest" hint="Haal weg wat naar een persoon of een huishouden kan leiden." rows={8} value={report.body} optional kept={kept} />}
      <AnswerField kept={kept} />
      <FormButtons><Button>Verstuur het antwoord</Button></FormButtons>
    </Form>
  )
}
