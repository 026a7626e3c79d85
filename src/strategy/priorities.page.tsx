// Priorities then and now: what stayed, what went out and what came in.
import { linkTo } from '../platform/routes.ts'
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Actions, Alert, ButtonLink, countOf, DataTable, Section, StatusBadge } from '../ui/public.ts'
import { toOverview } from './parts/crumbs.ts'
import { EvidenceMark } from './parts/source-place.tsx'
import type { Priority } from './priorities.ts'
import { showPriorityHistory } from './priority-history.ts'
import { routes } from './routes.ts'
import { listStrategies } from './strategies.ts'
import { PRIORITY_STATE_WORDS } from './words.ts'

type Row = { before: Priority | null; after: Priority | null; what: 'gebleven' | 'eraf' | 'erbij' }
const TONES = { gebleven: 'neutral', eraf: 'stopped', erbij: 'active' } as const

export default page({
  async show(visit) {
    const { strategies } = await visit.run(listStrategies, {})
    const later = strategies.find((strategy) => strategy.succeeds !== null)
    if (!later?.succeeds) throw new Problem('not-found', { detail: 'Er is nog geen tweede strategie om mee te vergelijken.' })
    const history = await visit.run(showPriorityHistory, { from: later.succeeds, to: later.slug })
    const rows: Row[] = [
      ...history.stayed.map(({ before, after }): Row => ({ before, after, what: 'gebleven' })),
      ...history.left.map((before): Row => ({ before, after: null, what: 'eraf' })),
      ...history.entered.map((after): Row => ({ before: null, after, what: 'erbij' })),
    ]
    return {
      title: titleOf(history.stayed.length, history.left.length, history.entered.length),
      section: 'choose',
      crumbs: toOverview(),
      lead: `De gezamenlijke prioriteiten van ${history.from} naast die van ${history.to}.`,
      body: (
        <>
          <DataTable
            caption={`Prioriteiten ${history.from} en ${history.to}`} phone="stack" rows={rows}
            columns={[
              { head: 'Wat gebeurde er', cell: ({ what }) => <StatusBadge tone={TONES[what]}>{what}</StatusBadge> },
              { head: history.from, cell: ({ before }) => <PriorityCell priority={before} /> },
              { head: history.to, cell: ({ after }) => <PriorityCell priority={after} /> },
              { head: 'Hoe zeker is dit', cell: (row) => <Certainty priority={row.after ?? history.entered.find(({ replaces }) => replaces === row.before?.slug)} /> },
            ]}
          />
          <Section title="De regel: erbij is eraf">
            <p>Een nieuwe prioriteit gaat samen met een oude eraf. Zo blijft het aantal klein genoeg voor de partners. {history.keepsFocus ? 'In deze wisseling is dat gebeurd.' : 'In deze wisseling kwamen er meer bij dan er afgingen.'}</p>
            <Alert>De bronnen noemen de prioriteiten van beide strategieën. Waarom er een wisselde, zeggen zij niet. Dat verband leiden wij af.</Alert>
          </Section>
          <Section title="Ondersteund, niet gezamenlijk">
            {history.supported.map((priority) => <p><PriorityCell priority={priority} /> ({priority.strategy}): gemeenten en districten werken hier zelf aan, de coalitie helpt.</p>)}
          </Section>
          <Actions><ButtonLink href={routes.overview.url({})} kind="secondary">Terug naar de strategie in één beeld</ButtonLink></Actions>
        </>
      ),
    }
  },
})

const titleOf = (stayed: number, left: number, entered: number): string =>
  `${countOf(stayed, 'prioriteit bleef', 'prioriteiten bleven')}, ${left} ${left === 1 ? 'ging' : 'gingen'} eraf en ${entered} ${entered === 1 ? 'kwam' : 'kwamen'} erbij`

/** How sure the connection with the other strategy is; of what went out, as its replacement tells. */
const Certainty = ({ priority }: { priority: Priority | undefined }) =>
  priority === undefined ? null : <span><EvidenceMark evidence={priority.evidence} /> {priority.note}</span>

const PriorityCell = ({ priority }: { priority: Priority | null }) => priority === null ? <span class="quiet">geen</span> : (
  <span><a href={linkTo('accountability.priority', { priority: priority.slug })}>{priority.name}</a> <span class="quiet small">({PRIORITY_STATE_WORDS[priority.state]})</span></span>
)
