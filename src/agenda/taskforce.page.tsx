// One taskforce: its assignment, who sits in it, its actions, and the reports that were brought to it.
import { done, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Button, ButtonLink, DataTable, Form, formatDate, formatDateShort, Hidden, Section, StatusBadge, SummaryList } from '../ui/public.ts'
import { endMember } from './lead/end-member.ts'
import { ActionTable } from './parts/action-table.tsx'
import { Example } from './parts/marks.tsx'
import { office } from './rules.ts'
import { routes } from './routes.ts'
import { showTaskforce } from './taskforce.ts'
import { PART_WORDS, TASKFORCE_STATE_WORDS } from './words.ts'

export default page({
  async show(visit) {
    const taskforce = await visit.run(showTaskforce, { taskforce: visit.params['taskforce'] ?? '', expand: 'acties,leden' })
    const { priority } = taskforce
    const mayManage = office.holds(visit.actor, undefined) && taskforce.state !== 'discharged'
    const seesReports = visit.actor.role === 'coalition-office' || taskforce.mine
    return {
      title: taskforce.name,
      lead: taskforce.assignment,
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: `Actieagenda ${priority.name.toLowerCase()}`, href: routes.agenda.url({ priority: priority.slug }) }],
      body: (
        <>
          <SummaryList
            items={[
              {
                term: 'Stand', value: <>{TASKFORCE_STATE_WORDS[taskforce.state]} sinds {formatDate(taskforce.stateSince)} <Example demo={taskforce.demo} /></>,
                action: mayManage ? { label: 'Wijzigen', href: routes.moveTaskforce.url({ taskforce: taskforce.id }) } : undefined,
              },
              ...(taskforce.reason === null ? [] : [{ term: 'Waarom', value: taskforce.reason }]),
              { term: 'Prioriteit', value: `${priority.name} (${priority.strategy})` },
            ]}
          />
          {seesReports && (
            <Actions><ButtonLink href={linkTo('frontline.reports', {}, { taskforce: taskforce.id })}>Meldingen voor deze taskforce</ButtonLink></Actions>
          )}
          <Section title="Acties"><ActionTable caption={`Acties van ${taskforce.name}`} actions={taskforce.actions ?? []} /></Section>
          {visit.actor.role !== 'visitor' && (
            <Section title="Leden">
              <DataTable
                caption="Leden van de taskforce" quietCaption phone="stack" rows={taskforce.members ?? []} empty={<p>Er zijn nog geen leden benoemd.</p>}
                columns={[
                  { head: 'Organisatie', rowHead: true, cell: (row) => row.organisation },
                  { head: 'Wie', cell: (row) => row.name ?? 'naam alleen bekend bij het bureau' },
                  { head: 'Rol', cell: (row) => PART_WORDS[row.part] },
                  { head: 'Sinds', cell: (row) => formatDateShort(row.validFrom) },
                  { head: 'Tot', cell: (row) => <Until member={row} mayEnd={mayManage} /> },
                ]}
              />
              {mayManage && <Actions><ButtonLink kind="secondary" href={routes.appointMember.url({ taskforce: taskforce.id })}>Lid benoemen</ButtonLink></Actions>}
            </Section>
          )}
        </>
      ),
    }
  },
  async act(visit, form) {
    const { taskforce } = await visit.run(endMember, { taskforce: visit.params['taskforce'] ?? '', person: form.text('end') })
    return done(routes.taskforce.url({ taskforce }), 'Het lidmaatschap is beëindigd.')
  },
})

type Member = NonNullable<Awaited<ReturnType<typeof showTaskforce.run>>['members']>[number]

const Until = ({ member: { person, name, temporary, validTo, over }, mayEnd }: { member: Member; mayEnd: boolean }) => (
  <>
    {validTo ? formatDateShort(validTo) : 'zolang de taskforce bestaat'} {temporary && !over && <StatusBadge tone="active">tijdelijk</StatusBadge>}
    {over && <StatusBadge tone="stopped">niet meer</StatusBadge>}
    {mayEnd && person && !over && (
      <Form label={`Beëindig het lidmaatschap van ${name ?? 'dit lid'}`}>
        <Hidden name="end" value={person} />
        <Button kind="quiet" about={`het lidmaatschap van ${name ?? 'dit lid'}`}>Beëindig</Button>
      </Form>
    )}
  </>
)
