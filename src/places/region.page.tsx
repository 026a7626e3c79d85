// The region on a date: a map, and a table of its municipalities with district, team and how sure that is.
import { page, type Visit } from '../platform/page.ts'
import { Actions, Alert, ButtonLink, countOf, DataTable, DateField, Filter, formatDate, type Kept, LinkedText, Section } from '../ui/public.ts'
import { Mark, MarkedArea } from './parts/mark.tsx'
import { RegionMap } from './parts/region-map.tsx'
import { showMap } from './map.ts'
import { historicDay, type Member, showRegion } from './region.ts'
import { routes } from './routes.ts'
import { FIRST_DAY } from './rules.ts'
import { changeSentence } from './words.ts'

export default page({
  async show(visit) {
    const { on, kept } = dayAsked(visit)
    const [region, map] = await Promise.all([visit.run(showRegion, { on }), visit.run(showMap, { on })])
    const { municipalities, plans } = region
    const count = countOf(municipalities.length, 'gemeente', 'gemeenten')
    return {
      title: `${region.name} op ${formatDate(region.on)}: ${count}`,
      lead: 'Gemeenten, politiedistricten en basisteams veranderen. Kies een datum en zie hoe de regio er toen uitzag.',
      body: (
        <>
          <Filter label="Kies een datum" submit="Toon de regio">
            <DateField name="datum" label="Datum" value={region.on} min={FIRST_DAY} kept={kept} />
          </Filter>
          {region.note && region.on < '2013-01-01' && <Alert>{region.note}</Alert>}
          {plans.map((plan) => (
            <Alert>Gepland vanaf {formatDate(plan.date)}: {changeSentence(plan)} Dit is een plan. Wij tellen het nog niet mee.</Alert>
          ))}
          <RegionMap map={map} members={municipalities} title={titleOf(municipalities)} />
          <Section title="Gemeenten, districten en teams" intro="Wat geen bron bevestigt, staat er als afgeleid of te bevestigen bij.">
            <MemberTable members={municipalities} />
          </Section>
          <Sources members={municipalities} />
          <Actions>
            <ButtonLink kind="secondary" href={routes.changes.url({})}>Bekijk de herindelingen</ButtonLink>
            {visit.actor.role === 'coalition-office' && <ButtonLink kind="secondary" href={routes.importBoundaries.url({})}>Neem grenzen op</ButtonLink>}
          </Actions>
        </>
      ),
    }
  },
})

/** The day in the address; a day that we cannot answer for is shown with the reason, above the region of today. */
function dayAsked(visit: Visit): { on?: string; kept?: Kept } {
  const given = visit.query.get('datum')
  if (!given) return {}
  const checked = historicDay.safeParse(given)
  if (checked.success) return { on: checked.data }
  return { kept: { values: { datum: given }, issues: [{ field: 'datum', message: checked.error.issues[0]?.message ?? 'Vul een datum in.' }] } }
}

function titleOf(members: Member[]): string {
  const confirmed = members.filter((member) => member.district?.evidence === 'confirmed').length
  return `Van ${confirmed} van de ${members.length} gemeenten is het district bevestigd`
}

const MemberTable = ({ members }: { members: Member[] }) => (
  <DataTable
    caption="De gemeenten van de regio"
    quietCaption
    phone="stack"
    rows={members}
    columns={[
      { head: 'Gemeente', rowHead: true, cell: ({ name, code }) => <>{name} <span class="quiet small">{code}</span></> },
      ...(members.every((member) => member.inRegion === 'confirmed') ? [] : [{ head: 'Hoort bij de regio', cell: ({ inRegion }: Member) => <Mark evidence={inRegion} /> }]),
      { head: 'District', cell: ({ district }) => <MarkedArea area={district} /> },
      { head: 'Basisteam', cell: ({ team }) => <MarkedArea area={team} /> },
      { head: 'Veiligheidsregio', cell: ({ safetyRegion }) => <MarkedArea area={safetyRegion} /> },
    ]}
  />
)

/** Where the districts and teams were read, once each, and what a reader has to know of single municipalities. */
function Sources({ members }: { members: Member[] }) {
  const read = members.flatMap(({ name, district, team }) => [district, team].flatMap((area) => (area ? [{ ...area, municipality: name }] : [])))
  const notes = read.filter((area) => area.note !== null)
  return (
    <Section title="Waar dit staat">
      <ul>{[...new Set(read.map((area) => area.source))].map((source) => <li><LinkedText text={source} /></li>)}</ul>
      {notes.map((area) => <p>{area.municipality}: {area.note}</p>)}
    </Section>
  )
}
