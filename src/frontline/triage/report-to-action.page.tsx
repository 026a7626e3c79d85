// The form that turns a report into a new action, or links it to one that is there.
import { leaders, listActions, PlanFields, planFrom } from '../../agenda/public.ts'
import { listMyCircles, listOrganisations } from '../../partners/public.ts'
import { done, type Form as Sent, onlyFor, page, type Visit } from '../../platform/page.ts'
import { Button, ButtonLink, EmptyState, Form, FormButtons, type Kept, Select } from '../../ui/public.ts'
import { linkToAction } from './link-to-action.ts'
import { AnswerField, crumbsTo, WhatWasWritten } from '../parts/report-form.tsx'
import type { Report } from '../parts/report-row.ts'
import { showReport } from '../report.ts'
import { routes } from '../routes.ts'
import { turnIntoAction } from './turn-into-action.ts'

const asksForNew = ({ query }: Visit): boolean => query.get('hoe') === 'nieuw'

export default page({
  async show(visit, kept) {
    onlyFor(visit, leaders)
    const report = await visit.run(showReport, { report: visit.params['report'] ?? '' })
    return {
      title: asksForNew(visit) ? 'Maak hier een actie van' : 'Koppel aan een actie',
      section: 'act',
      crumbs: crumbsTo(report),
      body: <><WhatWasWritten report={report} />{asksForNew(visit) ? await newForm(visit, kept) : await linkForm(visit, report, kept)}</>,
    }
  },
  async act(visit, form) {
    const { action } = asksForNew(visit) ? await makeNew(visit, form) : await link(visit, form)
    return done(routes.action.url({ action }), 'De melding staat nu achter deze actie. De melder kan uw antwoord lezen.')
  },
})

const makeNew = (visit: Visit, form: Sent) => visit.run(turnIntoAction, { ...planFrom(form), report: visit.params['report'] ?? '', answer: form.text('answer') })
const link = (visit: Visit, form: Sent) => visit.run(linkToAction, { report: visit.params['report'] ?? '', action: form.text('action'), answer: form.text('answer') })

async function newForm(visit: Visit, kept: Kept) {
  const organisations = await visit.run(listOrganisations, {})
  const { circles } = await visit.run(listMyCircles, {})
  return (
    <Form label="Maak een actie">
      <PlanFields organisations={organisations} circles={circles} kept={kept} />
      <AnswerField kept={kept} />
      <FormButtons><Button>Plan de actie en antwoord</Button></FormButtons>
    </Form>
  )
}

async function linkForm(visit: Visit, report: Report, kept: Kept) {
  const { actions } = await visit.run(listActions, report.priority ? { priority: report.priority.slug } : {})
  const open = actions.filter(({ state }) => state === 'planned' || state === 'running')
  if (open.length === 0) {
    return (
      <EmptyState title="Er loopt nog geen actie onder deze prioriteit">
        <ButtonLink href={routes.toAction.url({ report: report.id }, { hoe: 'nieuw' })}>Maak hier een actie van</ButtonLink>
      </EmptyState>
    )
  }
  return (
    <Form label="Koppel aan een actie">
      <Select name="action" label="Welke actie?" options={open.map(({ id, title }) => ({ value: id, label: title }))} kept={kept} />
      <AnswerField kept={kept} />
      <FormButtons><Button>Koppel en antwoord</Button></FormButtons>
    </Form>
  )
}
