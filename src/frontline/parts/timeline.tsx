// What became of a report, in order of time: each answer with the state or the action that it led to.
import { linkTo } from '../../platform/routes.ts'
import { ROLE_WORDS } from '../../partners/public.ts'
import { formatDate, StatusBadge, SummaryList } from '../../ui/public.ts'
import { STATE_TONES, STATE_WORDS } from '../words.ts'
import type { Report } from './report-row.ts'
import type { Step } from './steps.ts'

export const Timeline = ({ report, steps }: { report: Pick<Report, 'recordedAt' | 'kind'>; steps: Step[] }) => (
  <SummaryList
    items={[
      { term: formatDate(report.recordedAt), value: report.kind === 'obstacle' ? 'Gemeld' : 'Ontvangen' },
      ...steps.map((step) => ({ term: formatDate(step.takenAt), value: <StepText step={step} /> })),
    ]}
  />
)

const StepText = ({ step }: { step: Step }) => (
  <>
    {step.toState && <p><StatusBadge tone={STATE_TONES[step.toState]}>{STATE_WORDS[step.toState]}</StatusBadge></p>}
    <p>{step.answer}</p>
    {step.action && <p>{step.action.title === null ? 'De actie is niet openbaar.' : <>Actie: <a href={linkTo('frontline.action', { action: step.action.id })}>{step.action.title}</a>{step.action.result && ` Resultaat: ${step.action.result}`}</>}</p>}
    <p class="quiet small">{ROLE_WORDS[step.byRole]}{step.byOrganisation && `, ${step.byOrganisation}`}</p>
  </>
)
