// The public page behind the counts of the thread: how many reports there are per priority and area, and the stories that may be read.
import { countReports, type KindCounts, listStories, REPORT_KINDS } from '../frontline/public.ts'
import { listDistricts } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { listPriorities } from '../strategy/public.ts'
import { Alert, DataTable, EmptyState, formatNumber, Section } from '../ui/public.ts'
import { StoryHere } from './parts/story-here.tsx'
import { routes } from './routes.ts'
import { countText } from './words.ts'

const KIND_TITLES = { signal: 'Signalen', obstacle: 'Drempels', story: 'Verhalen' } as const

export default page({
  async show(visit) {
    const [counts, { stories }, { priorities }, { districts }] = await Promise.all([
      visit.run(countReports, {}), visit.run(listStories, {}), visit.run(listPriorities, {}), visit.run(listDistricts, {}),
    ])
    const names = new Map([...priorities.map(({ slug, name }) => [slug, name] as const), ...districts.map(({ code, name }) => [code, name] as const)])
    return {
      title: `Professionals meldden ${told(counts.signal.total, 'signalen')} en ${told(counts.obstacle.total, 'drempels')}`, section: 'account',
      lead: 'Wat mensen in de frontlijn zien en tegenkomen, is het begin van de draad. De meldingen zelf zijn niet openbaar. De aantallen en de gedeelde verhalen wel.',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          {visit.trial && <Alert><p>In deze proef zijn de meldingen verzonnen.</p></Alert>}
          {REPORT_KINDS.map((kind) => <Kind id={kind} title={KIND_TITLES[kind]} counts={counts[kind]} names={names} />)}
          <Section title="Gedeelde verhalen" intro="Met toestemming van wie het vertelde, zonder naam.">
            {stories.length === 0 ? <EmptyState title="Nog geen verhalen gedeeld" level={3} /> : stories.map((story) => <StoryHere story={story} />)}
          </Section>
        </>
      ),
    }
  },
})

const told = (total: number | null, what: string): string => `${countText(total)} ${what}`

type Part = { key: string; count: number | null }

/** A part that is not shown is small, or hidden to protect one that is. */
const Kind = ({ id, title, counts, names }: { id: string; title: string; counts: KindCounts; names: ReadonlyMap<string, string> }) => (
  <Section title={`${title}: ${countText(counts.total)}`} id={id} intro="‘Niet getoond’ is een klein aantal, of een aantal waarmee een klein aantal is uit te rekenen.">
    {[{ of: 'Prioriteit', parts: counts.priorities, href: (key: string) => routes.priority.url({ priority: key }) },
      { of: 'District', parts: counts.districts, href: (key: string) => routes.district.url({ district: key }) }].map(({ of, parts, href }) => (
      <DataTable<Part>
        caption={`${title} per ${of.toLowerCase()}`} rows={parts} href={({ key }) => href(key)} empty={<></>}
        columns={[{ head: of, cell: ({ key }) => names.get(key) ?? key }, { head: 'Aantal', numeric: true, cell: ({ count }) => (count === null ? 'niet getoond' : formatNumber(count)) }]}
      />
    ))}
  </Section>
)
