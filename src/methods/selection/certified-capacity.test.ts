// Tests the rules for a capacity against pabutools (GPL-3, only its outcomes) and the public tool of equalshares.net (MIT); only where ../shared is present.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fill } from './approval.ts'
import { equalShares, equalSharesOutcomes, type Completion, type SharesOptions, type SharesOutcome } from './equal-shares.ts'
import { profileOf, settledBy, textOfAll } from './examples.ts'
import { numberOf } from './exact.ts'
import { electionFrom } from './pabulib-election.ts'
import { readPabulib, writePabulib } from './pabulib.ts'
import { sequentialPhragmen } from './phragmen.ts'
import { type Choice, prepare, type Profile } from './profile.ts'
import type { Utility } from './shares-state.ts'

const VECTORS = join(import.meta.dirname, '../../../../shared/reference/vectors/selection')
const absent = !existsSync(VECTORS)
const text = (file: string): string => readFileSync(join(VECTORS, file), 'utf8')
const read = (file: string): unknown => JSON.parse(text(file))
// pabutools settles ties by the name of a project, read as text: '10' before '2'.
const byName = (profile: Profile): Profile => settledBy(profile, (a, b) => a < b)
const elections = new Map<string, Profile>()
const election = (file: string): Profile => {
  const known = elections.get(file) ?? byName(prepare(electionFrom(readPabulib(text(`pabulib/${file}`)), 'seed')))
  elections.set(file, known)
  return known
}
const names = (profile: Profile, choice: Choice): string => choice.map((theme) => profile.themes[theme]!).sort().join()

type Budgeted = { cost: number[], budget: number, approvals: number[][], scores: [number, number][][], out: Record<string, number[]>, ties_mes_approval_cost: number[][] }

describe.skipIf(absent)('60 instances with costs, by pabutools (only where ../shared is present)', () => {
  const instances = absent ? [] : read('product_size_pabutools.json') as Budgeted[]
  const profile = ({ cost, budget, approvals, scores }: Budgeted, utility: Utility): Profile =>
    byName(profileOf({ approvals, themes: cost.length, costs: cost, capacity: budget, ...utility === 'score' && { scores } }))
  // Their completion raises the budget by 5 % at a time: 5 of 100 when all amounts are multiplied by 100.
  const raised = (given: Budgeted, utility: Utility): Choice => equalShares(profile({ ...given, cost: given.cost.map((cost) => cost * 100), budget: given.budget * 100 }, utility),
    { utility, completion: 'add1', stopWhenFull: true, step: given.budget * 5 }).resolute
  const RULES: Record<string, (given: Budgeted) => Choice> = { phragmen: (given) => sequentialPhragmen(profile(given, 'cost')).resolute }
  for (const [name, utility] of [['approval_cost', 'cost'], ['approval_card', 'count'], ['score', 'score']] as const) {
    RULES[`mes_${name}`] = (given) => equalShares(profile(given, utility), { utility }).resolute
    RULES[`mes_${name}_inc`] = (given) => raised(given, utility)
    RULES[`mes_${name}_then_greedy`] = (given) => equalShares(profile(given, utility), { utility, completion: 'fill' }).resolute
    RULES[`greedy_${name}`] = (given) => fill(profile(given, utility), [], utility)
  }

  it.each(Object.keys(RULES))('have the same outcome: %s', (rule) => {
    const wrong = instances.filter((given) => String(RULES[rule]!(given)) !== String(given.out[rule]))
    expect([instances.length, wrong]).toEqual([60, []])
  })

  it('have the same outcomes of Equal Shares before ties are settled', () => {
    const wrong = instances.filter((given) => textOfAll(equalSharesOutcomes(profile(given, 'cost')).all) !== textOfAll(given.ties_mes_approval_cost))
    expect(wrong).toEqual([])
  })
})

describe.skipIf(absent)('real elections of pabulib (only where ../shared is present)', () => {
  const files = absent ? [] : globSync('*.pb', { cwd: join(VECTORS, 'pabulib') })

  it('come out as they went in, byte for byte', () => {
    const wrong = files.filter((file) => writePabulib(readPabulib(text(`pabulib/${file}`))) !== text(`pabulib/${file}`))
    expect([files.length, wrong]).toEqual([15, []])
  })

  it('have the outcomes that pabutools has', () => {
    const utility = (rule: string): Utility => rule.includes('score') ? 'score' : rule.includes('card') ? 'count' : 'cost'
    const count = (rule: string, profile: Profile): Choice | undefined => {
      if (rule.startsWith('greedy')) return fill(profile, [], utility(rule))
      if (rule === 'phragmen') return sequentialPhragmen(profile).resolute
      if (!rule.startsWith('mes')) return undefined
      const completion = rule.endsWith('then_greedy') ? 'fill' : rule.includes('add1') ? 'add1' : 'none'
      return equalShares(profile, { utility: utility(rule), completion, stopWhenFull: !rule.includes('nonexh') }).resolute
    }
    const told = Object.entries(read('pabutools_expected.json') as Record<string, Record<string, { out?: string[] }>>).flatMap(([file, rules]) =>
      Object.entries(rules).flatMap(([rule, { out }]) => {
        const choice = count(rule, election(file))
        return choice && out ? [{ file, rule, same: names(election(file), choice) === out.map(String).sort().join() }] : []
      }))
    expect([told.length, told.filter(({ same }) => !same)]).toEqual([53, []])
  })

  it('have the winners that their city published: Assen 2024, with add1 and without filling up', () => {
    const { projects } = readPabulib(text('pabulib/Netherlands_Assen_2024.pb'))
    const selected = projects.rows.filter((row) => row[projects.columns.indexOf('selected')] === '1').map(([id]) => id!).sort().join()
    const assen = election('Netherlands_Assen_2024.pb')
    expect(names(assen, equalShares(assen, { completion: 'add1' }).resolute)).toBe(selected)
    expect(names(assen, equalShares(assen, { completion: 'add1u' }).resolute)).not.toBe(selected)
  })
})

type Explained = { endowment: number, moneyBehindCandidate: Record<string, number[]>, effectiveVoteCount: Record<string, number[]>, addedByUtlitarianCompletion?: string[] }

describe.skipIf(absent)("equalshares.net's tool (only where ../shared is present)", () => {
  const COMPLETIONS: Record<string, Completion> = { none: 'none', utilitarian: 'fill', add1: 'add1', add1u: 'add1u' }
  const run = (file: string, option: string, completion: string): SharesOutcome => {
    const options: SharesOptions = { completion: COMPLETIONS[completion]!, stopWhenFull: option.includes('exhaustive'), wholeShares: option.includes('integral') }
    // The tool settles ties by votes, then cost; in Assen that is the order of the numbers.
    return equalShares(settledBy(election(file), (a, b) => Number(a) < Number(b)), options)
  }

  it.each(['', 'integral', 'exhaustiveintegral'])('chooses the same with the options "%s"', (option) => {
    for (const [file, { results }] of Object.entries(read(`equalshares_tool_expected_opt_${option}.json`) as Record<string, { results: Record<string, { winners: string[] }> }>)) {
      for (const completion of Object.keys(COMPLETIONS)) {
        expect(names(election(file), run(file, option, completion).resolute), completion).toBe(results[`${completion}|fractions`]!.winners.map(String).sort().join())
      }
    }
  })

  it('saw the same money and the same votes behind every project in every round', () => {
    for (const [key, told] of Object.entries(read('equalshares_tool_explanations.json') as Record<string, Explained>)) {
      const [file, completion, accuracy] = key.split('|')
      if (accuracy !== 'fractions' || !COMPLETIONS[completion!]) continue
      const assen = election(file!)
      const outcome = run(file!, 'integral', completion!)
      expect(numberOf(outcome.share), key).toBeCloseTo(told.endowment, 6)
      const seen = [...outcome.rounds.map(({ standing }) => standing), outcome.leftStanding]
      for (const [theme, id] of assen.themes.entries()) {
        const own = seen.flatMap((standing) => standing.filter((entry) => entry.theme === theme))
        expect(own.map(({ money }) => numberOf(money).toFixed(6)), `${key} ${id}`).toEqual(told.moneyBehindCandidate[id]!.map((money) => money.toFixed(6)))
        // Utility is the cost, so the votes that count in full are one over the price.
        expect(own.map(({ price }) => price ? (1 / numberOf(price)).toFixed(6) : '0.000000'), `${key} ${id}`).toEqual(told.effectiveVoteCount[id]!.map((votes) => votes.toFixed(6)))
      }
      expect(names(assen, outcome.added), key).toBe((told.addedByUtlitarianCompletion ?? []).sort().join())
    }
  })
})
