// Counts what became of the obstacles that professionals met, as far as the counts may be shown.
import { shownParts } from '../../methods/disclosure/small-counts.ts'
import type { ReadSql } from '../../platform/database.ts'

export type Obstacles = { reported: number | null; answered: number | null; lowered: number | null; demo: boolean }

type Row = { state: string; demo: boolean; reports: number }

const LOWERED = ['removed', 'lowered']
/** States in which who met the obstacle has had the last answer. */
const ANSWERED = [...LOWERED, 'unsolvable', 'not-confirmed']

/** Of all obstacles those with a last answer, and of these the ones that were taken away or lowered; null where a small count could be worked out. */
export async function readObstacles(sql: ReadSql): Promise<Obstacles> {
  const rows = await sql<Row[]>`
    select state, demo, sum(reports)::bigint as reports from frontline.count_reports() where kind = 'obstacle' group by state, demo`
  return obstaclesOf(rows)
}

export function obstaclesOf(rows: readonly Row[]): Obstacles {
  const sum = (states: readonly string[]): number => rows.filter(({ state }) => states.includes(state)).reduce((total, { reports }) => total + reports, 0)
  const all = rows.reduce((total, { reports }) => total + reports, 0)
  const [answered, lowered] = [sum(ANSWERED), sum(LOWERED)]
  const outer = shownParts([answered, all - answered])
  const inner = shownParts([lowered, answered - lowered])
  const shown = outer.parts[0] ?? null
  return { reported: outer.total, answered: shown, lowered: shown === null ? null : (inner.parts[0] ?? null), demo: rows.some(({ demo }) => demo) }
}
