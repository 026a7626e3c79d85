// One action in the thread: what it is, which reports lie behind it, and which priority it serves.
import { ActionFacts, AttachmentList, leaders, showAction } from '../agenda/public.ts'
import { page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { DataTable, formatDateShort, Prose, Section, Thread } from '../ui/public.ts'
import { showBehindAction } from './behind-action.ts'
import { ambitionStep, countAmbitions } from './parts/ambitions.ts'
import { beginning, ReportMarks } from './parts/marks.tsx'
import { isLeadOf } from './rules.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

export default page({
  async show(visit) {
    const action = await visit.run(showAction, { action: visit.params['action'] ?? '', expand: 'bijlagen' })
    const behind = await visit.run(showBehindAction, { action: action.id })
    const { priority } = action
    const mayMove = leaders.holds(visit.actor, undefined) && isLeadOf(visit.actor, action.taskforce?.id ?? null)
    return {
      title: action.title,
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }, { label: `Actieagenda ${priority.shortName.toLowerCase()}`, href: linkTo('agenda.agenda', { priority: priority.slug }) }],
      body: (
        <>
          <Prose><p>{action.what}</p></Prose>
          <ActionFacts action={action} mayMove={mayMove} />
          <AttachmentList action={action.id} attachments={action.attachments ?? []} mayChange={mayMove} />
          <Section title="Waar dit bij hoort">
            <Thread
              steps={[
                { count: behind.count === null ? 'minder dan 5' : String(behind.count), label: 'meldingen', href: behind.reports.length > 0 ? '#meldingen' : undefined },
                { count: '1', label: 'actie', current: true },
                { count: '1', label: 'prioriteit', href: linkTo('accountability.priority', { priority: priority.slug }) },
                ambitionStep(await countAmbitions(visit, priority)),
              ]}
            />
          </Section>
          {behind.reports.length > 0 && (
            <Section title="Meldingen die u mag lezen" id="meldingen">
              <DataTable
                caption="Meldingen achter deze actie" quietCaption phone="stack" rows={behind.reports} href={(row) => routes.report.url({ report: row.id })}
                columns={[
                  { head: 'Melding', rowHead: true, cell: (row) => beginning(row.body) },
                  { head: 'Soort', cell: (row) => KIND_WORDS[row.kind].one },
                  { head: 'Stand', cell: (row) => <ReportMarks report={row} /> },
                  { head: 'Waar', cell: (row) => row.municipality.name },
                  { head: 'Gemeld op', cell: (row) => formatDateShort(row.recordedAt) },
                ]}
              />
            </Section>
          )}
        </>
      ),
    }
  },
})
