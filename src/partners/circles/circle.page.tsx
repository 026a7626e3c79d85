// One circle: what it is for, who belongs to it, and for its keeper and the coalition office the forms to change that.
import { done, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Alert, Button, DataTable, Filter, FilterSelect, Form, FormButtons, formatDate, Hidden, type Kept, Section, Select, SummaryList } from '../../ui/public.ts'
import { addCircleMember } from './add-circle-member.ts'
import { type Circle, listCircles } from './circles.ts'
import { endCircleMember } from './end-circle-member.ts'
import { listOrganisations } from '../organisations.ts'
import { listPeople } from '../manage/people.ts'
import { routes } from '../routes.ts'

export default page({
  async show(visit, kept) {
    const circle = await circleIn(visit)
    return {
      title: circle.name,
      lead: circle.purpose,
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }, { label: 'Kringen', href: routes.circles.url({}) }],
      body: (
        <>
          <SummaryList
            items={[
              { term: 'Wie ziet de leden', value: circle.membersHidden ? 'alleen de leden en de beheerder' : 'elke collega' },
              { term: 'U bent', value: [circle.mine && 'lid', circle.kept && 'beheerder'].filter(Boolean).join(' en ') || 'geen lid' },
            ]}
          />
          {circle.members === null ? <Alert>Deze kring verbergt zijn leden voor wie er geen lid van is.</Alert> : <Members circle={circle} members={circle.members} />}
          {circle.mayManage && <Add {...await choicesFor(visit)} kept={kept} />}
        </>
      ),
    }
  },
  async act(visit, form) {
    const circle = visit.params['circle'] ?? ''
    const ended = form.text('end')
    if (ended) await visit.run(endCircleMember, { circle, person: ended })
    else await visit.run(addCircleMember, { circle, person: form.text('person') })
    return done(routes.circle.url({ circle }), ended ? 'Het lidmaatschap is beëindigd.' : 'De persoon is lid van de kring.')
  },
})

async function circleIn(visit: Visit): Promise<Circle> {
  const [circle] = (await visit.run(listCircles, { circle: visit.params['circle'] ?? '' })).circles
  if (!circle) throw new Problem('not-found', { detail: 'Deze kring kennen wij niet.' })
  return circle
}

const Members = ({ circle, members }: { circle: Circle; members: NonNullable<Circle['members']> }) => (
  <Section title="Leden">
    <DataTable
      caption={`Leden van ${circle.name}`} quietCaption phone="stack" rows={members} empty={<p>Er zijn nog geen leden.</p>}
      columns={[
        { head: 'Organisatie', rowHead: true, cell: (row) => row.organisation ?? 'een andere organisatie' },
        { head: 'Wie', cell: (row) => row.name ?? 'naam alleen bekend bij de eigen organisatie' },
        { head: 'Sinds', cell: (row) => formatDate(row.since) },
        ...(circle.mayManage ? [{ head: 'Wijzigen', cell: (row: (typeof members)[number]) => (
          <Form label={`Beëindig het lidmaatschap van ${row.name ?? 'dit lid'}`}>
            <Hidden name="end" value={row.person} />
            <Button kind="quiet" about={`het lidmaatschap van ${row.name ?? 'dit lid'}`}>Beëindig</Button>
          </Form>
        ) }] : []),
      ]}
    />
  </Section>
)

type Choices = { organisation: string; organisations: { id: string; name: string }[]; people: { id: string; name: string; does: string }[] }

/** The coalition office chooses among everyone, organisation by organisation; a keeper among the own colleagues. */
async function choicesFor(visit: Visit): Promise<Choices> {
  const office = visit.actor.role === 'coalition-office'
  const organisation = office ? visit.query.get('organisatie') ?? '' : visit.actor.organisation ?? ''
  return {
    organisation, organisations: office ? await visit.run(listOrganisations, {}) : [],
    people: organisation === '' ? [] : await visit.run(listPeople, { organisation }),
  }
}

const Add = ({ organisation, organisations, people, kept }: Choices & { kept: Kept }) => (
  <Section title="Een lid toevoegen" intro="Een lid ziet vanaf dat moment wat voor de kring is bedoeld.">
    {organisations.length > 0 && (
      <Filter label="Organisatie kiezen">
        Toon mensen van{' '}
        <FilterSelect name="organisatie" label="Organisatie" value={organisation} options={[{ value: '', label: 'kies een organisatie' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />
      </Filter>
    )}
    {people.length > 0 && (
      <Form label="Lid toevoegen">
        <Select name="person" label="Wie?" options={people.map(({ id, name, does }) => ({ value: id, label: `${name}, ${does}` }))} kept={kept} />
        <FormButtons><Button>Voeg toe</Button></FormButtons>
      </Form>
    )}
  </Section>
)
