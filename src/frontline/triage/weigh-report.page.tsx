// The form with which the triage weighs a report.
import { done, onlyFor, page } from '../../platform/page.ts'
import { listPriorities } from '../../strategy/public.ts'
import { Button, Form, FormButtons, Select } from '../../ui/public.ts'
import { AnswerField, crumbsTo, WhatWasWritten } from '../parts/report-form.tsx'
import { showReport } from '../report.ts'
import { triage } from '../rules.ts'
import { routes } from '../routes.ts'
import { STATE_WORDS } from '../words.ts'
import { weighReport } from './weigh-report.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, triage)
    const report = await visit.run(showReport, { report: visit.params['report'] ?? '' })
    const { priorities } = await visit.run(listPriorities, {})
    return {
      title: report.kind === 'obstacle' ? 'Drempel bevestigen' : 'Melding wegen',
      section: 'act',
      crumbs: crumbsTo(report),
      body: (
        <>
          <WhatWasWritten report={report} />
          <Form label="Wegen">
            <Select
              name="priority" label="Bij welke prioriteit hoort dit?" empty="Bij geen prioriteit" optional kept={kept}
              options={priorities.map(({ slug, name, strategy }) => ({ value: slug, label: `${name} (${strategy})` }))}
            />
            <AnswerField kept={kept} />
            <FormButtons><Button>Opslaan en antwoorden</Button></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit, form) {
    const priority = form.text('priority')
    const { report, state } = await visit.run(weighReport, {
      report: visit.params['report'] ?? '', answer: form.text('answer'), ...(priority ? { priority } : {}),
    })
    return done(routes.report.url({ report }), `De melding is nu ${STATE_WORDS[state]}. De melder kan uw antwoord lezen.`)
  },
})
