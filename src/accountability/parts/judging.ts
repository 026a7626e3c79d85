// Judges an ambition: gathers the findings that a method asks for, lets the rules give the verdict, and stores both for good.
import type { OwnerSql, ReadSql, WriteSql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { Method, Verdict } from '../rules.ts'
import { type Account, ALL_CRIME } from './account.ts'
import { REGION, TOGETHER, type Years } from './comparison.ts'
import { readAccount } from './figures.ts'
import { type Findings, reasonFor, verdictOn } from './findings.ts'
import { readObstacles } from './obstacles.ts'
import { readSurvey } from './survey.ts'

export type Settings = { margin: number; norm: number }
export type Ambition = { id: string; years: Years }
export type JudgedAs = 'coalition-office' | 'system' | 'seed'

/** Judges on the latest deliveries. @returns the id of the new judgement and its verdict. */
export async function judge(
  sql: WriteSql | OwnerSql, coalition: string, about: { ambition: Ambition; method: Method; settings: Settings; as: JudgedAs; at: Date },
): Promise<{ id: string; verdict: Verdict }> {
  const { ambition, method, settings, as, at } = about
  const { findings, vintages } = await gather(sql as ReadSql, coalition, ambition.years, method, settings)
  const id = newId()
  const verdict = verdictOn(findings)
  await sql`
    insert into accountability.judgement (coalition_id, id, ambition_id, method, judged_at, judged_as, verdict, reason, findings)
    values (${coalition}, ${id}, ${ambition.id}, ${method}, ${at}, ${as}, ${verdict}, ${reasonFor(findings, ambition.years)}, ${sql.json(findings)})`
  for (const vintage of vintages) {
    await sql`insert into accountability.judgement_vintage (coalition_id, judgement_id, vintage_id) values (${coalition}, ${id}, ${vintage})`
  }
  return { id, verdict }
}

type Gathered = { findings: Findings; vintages: string[] }

async function gather(sql: ReadSql, coalition: string, years: Years, method: Method, settings: Settings): Promise<Gathered> {
  if (method === 'obstacles-1') return { findings: { kind: 'obstacles', norm: settings.norm, ...(await readObstacles(sql)) }, vintages: [] }
  if (method === 'experienced-safety-1') return readSurvey(sql, coalition, years)
  const account = await readAccount(sql, coalition, years)
  return { findings: crimeFindings(account, settings.margin), vintages: account.deliveries.map(({ vintage }) => vintage) }
}

export function crimeFindings(account: Account, margin: number): Findings {
  const { comparison, geography, offences, total } = account
  return {
    kind: 'registered-crime', geography, margin,
    total: total?.at(REGION, ALL_CRIME) ?? null, together: account.difference(REGION, TOGETHER),
    offences: offences.map(({ code, label }) => ({ code, label, difference: account.difference(REGION, code), phi: comparison.scatter.get(code)?.phi ?? null })),
    national: nationalFindings(account),
  }
}

/** The same offences and all crime in the whole country; null unless every figure is there. */
function nationalFindings({ offences, years, nationalIn }: Account): { together: TwoYears; total: TwoYears } | null {
  const inYear = (codes: readonly string[], year: number): number | null =>
    codes.reduce<number | null>((sum, code) => {
      const count = nationalIn(code, year)?.count
      return sum === null || count === undefined ? null : sum + count
    }, 0)
  const twoYears = (codes: readonly string[]): TwoYears | null => {
    const [earlier, later] = [inYear(codes, years.base), inYear(codes, years.target)]
    return earlier === null || later === null ? null : { earlier, later }
  }
  const [together, total] = [twoYears(offences.map(({ code }) => code)), twoYears([ALL_CRIME])]
  return together && total ? { together, total } : null
}

type TwoYears = { earlier: number; later: number }
