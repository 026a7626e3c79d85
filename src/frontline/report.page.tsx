// One report: what was written, its place in the thread, what became of it, and what this reader may do.
import { page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, ButtonLink, formatDate, Prose, Section, SummaryList, Thread } from '../ui/public.ts'
import { ambitionStep, countAmbitions } from './parts/ambitions.ts'
import { ReportMarks } from './parts/marks.tsx'
import type { Report } from './parts/report-row.ts'
import type { Step } from './parts/steps.ts'
import { Timeline } from './parts/timeline.tsx'
import { showReport } from './report.ts'
import { mayBringToTaskforce, mayLeadToAction, mayMove, WEIGHED_STATE } from './rules.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

type Shown = Report & { steps: Step[]; mayTriage: boolean; mayLead: boolean }

export default page({
  async show(visit) {
    const report = await visit.run(showReport, { report: visit.params['report'] ?? '' })
    const words = KIND_WORDS[report.kind]
    const list = report.mine && !report.mayTriage && !report.mayLead ? { label: 'Mijn meldingen', href: routes.mine.url({}) } : { label: 'Meldingen', href: routes.reports.url({}) }
    return {
      title: `${words.choice} uit ${report.municipality.name}`,
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }, list],
      body: (
        <>
          <Prose>{report.body.split(/\n+/).map((line) => <p>{line}</p>)}</Prose>
          <Facts report={report} />
          <ActionsOf report={report} />
          <Section title="Wat gebeurde ermee"><Timeline report={report} steps={report.steps} /></Section>
          <Section title="Waar dit bij hoort"><Thread steps={threadOf(report, await countAmbitions(visit, report.priority))} /></Section>
        </>
      ),
    }
  },
})

const Facts = ({ report }: { report: Shown }) => (
  <SummaryList
    items={[
      { term: 'Stand', value: <ReportMarks report={report} /> },
      { term: 'Gemeld', value: `${formatDate(report.recordedAt)}, ${sender(report)}` },
      { term: 'Prioriteit', value: report.priority ? `${report.priority.name} (${report.priority.strategy})` : 'nog niet gekozen' },
      { term: 'Taskforce', value: report.taskforce ? <a href={linkTo('agenda.taskforce', { taskforce: report.taskforce.id })}>{report.taskforce.name}</a> : 'nog geen' },
      ...(report.owner === null ? [] : [{ term: 'Eigenaar', value: report.owner }]),
      ...(report.kind === 'story' ? [{ term: 'Openbaar', value: report.consent ? 'mag openbaar worden, zonder naam' : 'de melder wil dit niet openbaar' }] : []),
    ]}
  />
)

function sender(report: Shown): string {
  if (report.mine) return 'door u'
  if (report.withoutName) return 'zonder naam'
  return report.organisation === null ? 'door een collega' : `door een collega van ${report.organisation}`
}

const ActionsOf = ({ report }: { report: Shown }) => {
  const at = { report: report.id }
  const weighs = report.mayTriage && mayMove(report.kind, report.state, WEIGHED_STATE[report.kind])
  return (
    <Actions>
      {weighs && <ButtonLink href={routes.weigh.url(at)}>Wegen</ButtonLink>}
      {report.mayTriage && mayBringToTaskforce(report) && <ButtonLink kind="secondary" href={routes.assign.url(at)}>Naar een taskforce</ButtonLink>}
      {report.mayLead && report.priority !== null && mayLeadToAction(report) && <ButtonLink href={routes.toAction.url(at, { hoe: 'nieuw' })}>Maak hier een actie van</ButtonLink>}
      {report.mayLead && mayLeadToAction(report) && <ButtonLink kind="secondary" href={routes.toAction.url(at)}>Koppel aan een actie</ButtonLink>}
      {(report.mayTriage || report.mayLead) && <ButtonLink kind="secondary" href={routes.reply.url(at)}>Antwoord geven</ButtonLink>}
    </Actions>
  )
}

/** From this report by its actions to the priority and the ambitions; each step that exists is a link. */
function threadOf(report: Shown, ambitions: number) {
  const actions = report.steps.flatMap(({ action }) => (action ? [action] : []))
  const [first] = actions
  return [
    { count: '1', label: KIND_WORDS[report.kind].one, current: true },
    { count: String(actions.length), label: actions.length === 1 ? 'actie' : 'acties', href: first?.title ? routes.action.url({ action: first.id }) : undefined },
    report.priority
      ? { count: '1', label: 'prioriteit', href: linkTo('accountability.priority', { priority: report.priority.slug }) }
      : { count: '0', label: 'prioriteiten' },
    ambitionStep(ambitions),
  ]
}
