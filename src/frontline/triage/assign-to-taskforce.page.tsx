// The form with which the triage brings a report to a taskforce.
import { listTaskforces } from '../../agenda/public.ts'
import { done, onlyFor, page } from '../../platform/page.ts'
import { Button, Form, FormButtons, Select } from '../../ui/public.ts'
import { assignToTaskforce } from './assign-to-taskforce.ts'
import { AnswerField, crumbsTo, WhatWasWritten } from '../parts/report-form.tsx'
import { showReport } from '../report.ts'
import { triage } from '../rules.ts'
import { routes } from '../routes.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, triage)
    const report = await visit.run(showReport, { report: visit.params['report'] ?? '' })
    const { taskforces } = await visit.run(listTaskforces, {})
    const open = taskforces.filter(({ state }) => state !== 'discharged')
    const fitting = open.find(({ priority }) => priority.slug === report.priority?.slug)
    return {
      title: 'Naar een taskforce',
      lead: 'De leden van de taskforce kunnen de melding daarna lezen. De prioriteit wordt die van de taskforce.',
      section: 'act',
      crumbs: crumbsTo(report),
      body: (
        <>
          <WhatWasWritten report={report} />
          <Form label="Naar een taskforce">
            <Select name="taskforce" label="Welke taskforce?" value={fitting?.id} options={open.map(({ id, name }) => ({ value: id, label: name }))} kept={kept} />
            <AnswerField kept={kept} />
            <FormButtons><Button>Breng naar de taskforce</Button></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit, form) {
    const { report } = await visit.run(assignToTaskforce, { report: visit.params['report'] ?? '', taskforce: form.text('taskforce'), answer: form.text('answer') })
    return done(routes.report.url({ report }), 'De taskforce kan de melding nu lezen.')
  },
})
