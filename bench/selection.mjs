// Measures the choice between priorities on the reference instances, beside the reference programs' own times on a machine like this one (they are not run here).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const code = join(import.meta.dirname, '../src/methods/selection')
const vectors = join(import.meta.dirname, '../../shared/reference/vectors/selection')
const load = (file) => import(join(code, file))
const [{ prepare }, { proportionalApproval }, { equalShares }, { sequentialPhragmen }, { decide }, { readPabulib }, { electionFrom }, { electionOf }] = await Promise.all(
  ['profile.ts', 'pav.ts', 'equal-shares.ts', 'phragmen.ts', 'decision.ts', 'pabulib.ts', 'pabulib-election.ts', 'examples.ts'].map(load))
const read = (file) => readFileSync(join(vectors, file), 'utf8')

const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }

/** Median milliseconds by the clock and of the processor, over inputs that each run `rounds` times after three that do not count. */
function measure(inputs, run, rounds = 5) {
  const times = inputs.flatMap((input) => {
    for (let warm = 0; warm < 3; warm += 1) run(input)
    return Array.from({ length: rounds }, () => {
      const [start, busy] = [performance.now(), processor()]
      run(input)
      return { clock: performance.now() - start, processor: processor() - busy }
    })
  })
  const middle = (name) => times.map((time) => time[name]).sort((a, b) => a - b)[times.length >> 1]
  return { clock: middle('clock'), processor: middle('processor') }
}

const say = (what, { clock, processor: busy }, reference, aim) => console.log(`| ${what} | ${clock.toFixed(2)} | ${busy.toFixed(2)} | ${reference} | ${aim} |`)
console.log('| what | clock, ms | processor, ms | reference, ms | aim |\n|---|---|---|---|---|')

const instances = JSON.parse(read('product_size_abcvoting.json'))
const election = ({ m, k, weights, profile }) => electionOf({ approvals: profile, themes: m, number: k, weights, districts: profile.map((_, at) => `district ${at % 5}`) })
for (const [m, k, reference] of [[12, 3, 5], [20, 6, 288], [30, 5, 590], [30, 8, undefined]]) {
  const own = instances.filter((one) => one.m === m && one.k === k).map((one) => prepare(election(one)))
  const pav = measure(own, (profile) => proportionalApproval(profile))
  say(`PAV, all optima, ${m} themes, ${k} chosen, n = 41`, pav, reference ? `abcvoting ${reference} (ratio ${(pav.clock / reference).toFixed(4)})` : 'abcvoting gave up', '≤ 0.15 ×')
}
const all = instances.map((one) => prepare(election(one)))
say('sequential Phragmén, 108 instances', measure(all, (profile) => sequentialPhragmen(profile)), 'abcvoting, gmpy2 0.3-1.7', '≤ 1 ×')
say('Equal Shares with every payment, 108 instances', measure(all, (profile) => equalShares(profile, { completion: 'phragmen' })), 'abcvoting, gmpy2 0.7-2.8', '≤ 1 ×')

const assen = prepare(electionFrom(readPabulib(read('pabulib/Netherlands_Assen_2024.pb')), 'seed'))
const tool = JSON.parse(read('equalshares_tool_expected_opt_integral.json'))['Netherlands_Assen_2024.pb'].results
for (const [ours, theirs] of [['none', 'none'], ['add1', 'add1'], ['add1u', 'add1u']]) {
  const shares = measure([assen], () => equalShares(assen, { completion: ours, wholeShares: true }), 15)
  say(`Equal Shares, Assen 2024, completion ${ours}`, shares, `tool, fractions ${tool[`${theirs}|fractions`].ms} (${(tool[`${theirs}|fractions`].ms / shares.clock).toFixed(0)} × ours)`, ours === 'none' ? '' : '≥ 20 ×')
}

const elections = instances.filter(({ m }) => m === 30).map(election)
say('a whole decision, 30 themes: four rules, all ties, certificates, all swaps, explanations', measure(elections, (one) => decide(one, { rule: 'pav' }), 3), '', '≤ 150')

// The size the issue names: 340 municipalities and 60 themes, drawn with a fixed generator.
let state = 4
const draw = () => (state = (state * 48271) % 2147483647) / 2147483647
const approvals = Array.from({ length: 340 }, () => { const home = draw() * 60; return Array.from({ length: 60 }, (_, at) => at).filter((at) => draw() < 0.6 - Math.min(Math.abs(at - home), 60 - Math.abs(at - home)) / 25) })
const large = electionOf({ approvals, themes: 60, number: 5, districts: approvals.map((_, at) => `region ${at % 25}`) })
const found = decide(large, { rule: 'pav' }).outcomes.map(({ rule, none }) => `${rule} ${none ?? 'exact'}`).join(', ')
say(`a whole decision, 60 themes, 340 partners, 5 chosen (${found})`, measure([large], (one) => decide(one, { rule: 'pav' }), 3), '', '')
