// The public page behind the counts of the thread: how many reports there are per priority and area, and the stories that may be read.
import { countReports, type KindCounts, listStories, REPORT_KINDS } from '../frontline/public.ts'
import { listDistricts } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { listPriorities, type Priority } from '../strategy/public.ts'
import { Alert, DataTable, EmptyState, formatNumber, Quiet, Section } from '../ui/public.ts'
import { StoryHere } from './parts/story-here.tsx'
import { routes } from './routes.ts'
import { countText } from './words.ts'

const KIND_TITLES = { signal: 'Signalen', obstacle: 'Drempels', story: 'Verhalen' } as const

export default page({
  async show(visit) {
    const [counts, { stories }, { priorities }, { districts }] = await Promise.all([
      visit.run(countReports, {}), visit.run(listStories, {}), visit.run(listPriorities, {}), visit.run(listDistricts, {}),
    ])
    const named = { priorities: latest(priorities).map(({ slug, name }) => ({ key: slug, name })), districts: districts.map(({ code, name }) => ({ key: code, name })) }
    return {
      title: `Professionals meldden ${told(counts.signal.total, 'signalen')} en ${told(counts.obstacle.total, 'drempels')}`, section: 'account',
      lead: 'Wat mensen in de frontlijn zien en tegenkomen, is het begin van de draad. De meldingen zelf zijn niet openbaar. De aantallen en de gedeelde verhalen wel.',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          {visit.trial && <Alert><p>In deze proef zijn de meldingen verzonnen.</p></Alert>}
          {REPORT_KINDS.map((kind) => <Kind id={kind} title={KIND_TITLES[kind]} counts={counts[kind]} {...named} />)}
          <Section title="Gedeelde verhalen" intro="Met toestemming van wie het vertelde, zonder naam.">
            {stories.length === 0 ? <EmptyState title="Nog geen verhalen gedeeld" level={3} /> : stories.map((story) => <StoryHere story={story} />)}
          </Section>
        </>
      ),
    }
  },
})

/** The priorities of the strategies that reports are weighed under: those that have begun. */
const latest = (priorities: Priority[]): Priority[] => priorities.filter(({ state }) => state !== 'coming')

const told = (total: number | null, what: string): string => `${countText(total)} ${what}`

type Part = { key: string; name: string; count: number | null }
type Named = { key: string; name: string }

const Kind = ({ id, title, counts, priorities, districts }: { id: string; title: string; counts: KindCounts; priorities: Named[]; districts: Named[] }) => (
  <Section title={`${title}: ${countText(counts.total)}`} id={id}>
    <Parts of="prioriteit" title={title} parts={partsOf(priorities, counts.priorities)} href={(key) => routes.priority.url({ priority: key })} />
    <Parts of="district" title={title} parts={partsOf(districts, counts.districts)} href={(key) => routes.district.url({ district: key })} />
  </Section>
)

/** Every name has a line, also one without reports: that a line is missing would tell that there are none. */
const partsOf = (names: Named[], counted: KindCounts['districts']): Part[] =>
  names.map(({ key, name }) => ({ key, name, count: counted.find((part) => part.key === key)?.count ?? null }))

/** A part that is not shown is small, or hidden to protect one that is. */
function Parts({ of, title, parts, href }: { of: string; title: string; parts: Part[]; href: (key: string) => string }) {
  if (parts.every(({ count }) => count === null)) return <Quiet>Per {of} zijn de aantallen te klein om te tonen.</Quiet>
  return (
    <>
      <DataTable<Part>
        caption={`${title} per ${of}`} rows={parts} href={({ key }) => href(key)}
        columns={[{ head: of, cell: ({ name }) => name }, { head: 'aantal', numeric: true, cell: ({ count }) => (count === null ? 'niet getoond' : formatNumber(count)) }]}
      />
      <Quiet>‘Niet getoond’ is een klein aantal, of een aantal waarmee een klein aantal is uit te rekenen.</Quiet>
    </>
  )
}
