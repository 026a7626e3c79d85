// Finds what the national safety survey says of the region: the part of the inhabitants that sometimes feels unsafe.
import type { ReadSql } from '../../platform/database.ts'
import type { SurveyFigure } from '../rules.ts'
import type { Years } from './comparison.ts'
import type { Findings } from './findings.ts'

/** The survey's table of Statistics Netherlands, its question, and how it names the figure and the half of its 95% interval. */
const SURVEY = '81877NED'
const QUESTION = 'Voelt zich wel eens onveilig'
const [VALUE, MARGIN] = ['Waarde', 'Marge']

type Row = { vintage: string; periods: string[]; kind: string; values: (number | null)[] | null }

/** Findings on the latest delivery of the survey; a year or margin that it lacks for the region leaves null. */
export async function readSurvey(sql: ReadSql, coalition: string, years: Years): Promise<{ findings: Findings; vintages: string[] }> {
  const rows = await sql<Row[]>`
    select latest.id as vintage, latest.periods, coalesce(category.title, '') as kind, series.values
      from (select id, periods from monitor.vintage where source = ${SURVEY} order by imported_at desc limit 1) latest
      left join monitor.measure on measure.vintage_id = latest.id and measure.title = ${QUESTION}
      left join monitor.category on category.vintage_id = latest.id
      left join monitor.series on series.vintage_id = latest.id and series.measure = measure.key and series.category = category.key
            and series.area = (select area_code from places.coalition_region where coalition_id = ${coalition})`
  const periods = rows[0]?.periods ?? []
  const figureIn = (year: number): SurveyFigure | null => {
    const at = periods.indexOf(`${year}JJ00`)
    const [value, margin] = [VALUE, MARGIN].map((kind) => rows.find((row) => row.kind.startsWith(kind))?.values?.[at] ?? null)
    return value == null || margin == null ? null : { value, low: value - margin, high: value + margin }
  }
  const heldYears = periods.filter((period) => period.endsWith('JJ00')).map((period) => Number(period.slice(0, 4)))
  return {
    findings: { kind: 'experienced-safety', base: figureIn(years.base), target: figureIn(years.target), heldYears },
    vintages: [...new Set(rows.map(({ vintage }) => vintage))],
  }
}
