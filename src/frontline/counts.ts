// Counts reports for everyone: per kind, priority, district and municipality, and never so that a small number can be worked out.
import { z } from 'zod'
import { shownParts } from '../methods/disclosure/small-counts.ts'
import { dayOf, type Member, regionMembers } from '../places/public.ts'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { type Kind, KINDS } from './rules.ts'

const part = z.object({ key: z.string(), count: z.number().nullable() })

/** Counts of one kind; null is "too few to show, or needed to hide a number that is". Keys: priority slugs, codes of districts and municipalities. */
const kindCounts = z.object({
  total: z.number().nullable(),
  ledToAction: z.number().nullable(),
  priorities: z.array(part),
  districts: z.array(part),
  municipalities: z.array(part),
})
export type KindCounts = z.output<typeof kindCounts>

type Row = { kind: Kind; priority: string | null; municipality: string; ledToAction: boolean; reports: number }

export const countReports = read({
  name: 'frontline.counts',
  input: z.object({}),
  output: z.object({ signal: kindCounts, obstacle: kindCounts, story: kindCounts }),
  may: everyone,
  processing: noPersons('counts without small numbers'),
  run: async ({ sql, actor, now }) => {
    const rows = await sql<Row[]>`
      select counted.kind, priority.slug as priority, counted.municipality, counted.led_to_action as "ledToAction", counted.reports
        from frontline.count_reports() as counted
        left join strategy.priority on priority.coalition_id = ${actor.coalition} and priority.id = counted.priority`
    const members = await regionMembers(sql, actor.coalition, dayOf(now))
    const [signal, obstacle, story] = KINDS.map((kind) => countsOf(rows.filter((row) => row.kind === kind), members))
    return { signal: signal!, obstacle: obstacle!, story: story! }
  },
})

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.reports, 0)

type Part = z.output<typeof part>

/** The parts of a whole as they may be shown, by a key of each row. */
function partsBy(rows: readonly Row[], keys: string[], keyOf: (row: Row) => string): Part[] {
  const { parts } = shownParts(keys.map((key) => sumOf(rows.filter((row) => keyOf(row) === key))))
  return keys.map((key, at) => ({ key, count: parts[at] ?? null }))
}

function countsOf(rows: readonly Row[], members: readonly Member[]): KindCounts {
  const { total, parts: [ledToAction = null] } = shownParts([sumOf(rows.filter((row) => row.ledToAction)), sumOf(rows.filter((row) => !row.ledToAction))])
  const districtOf = new Map(members.map((member) => [member.code, member.district?.code ?? '']))
  const districts = partsBy(rows, [...new Set(districtOf.values())].sort(), (row) => districtOf.get(row.municipality) ?? '')
  return {
    total, ledToAction,
    priorities: partsBy(rows, [...new Set(rows.map((row) => row.priority ?? ''))].sort(), (row) => row.priority ?? '').filter(({ key }) => key !== ''),
    districts: districts.filter(({ key }) => key !== ''),
    // Inside a district that is not shown nothing is shown: its parts together would tell what it is.
    municipalities: districts.flatMap(({ key, count }) => {
      const inside = members.filter((member) => (member.district?.code ?? '') === key).map(({ code }) => code)
      if (count === null) return inside.map((code) => ({ key: code, count: null }))
      return partsBy(rows.filter((row) => districtOf.get(row.municipality) === key), inside, (row) => row.municipality)
    }),
  }
}
