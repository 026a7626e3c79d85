// A hostile colleague who knows every id tries every read, insert, update and delete: here and in another coalition, in every role.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { readCatalogue } from '../catalogue.ts'
import { world } from '../world.ts'
import { factsOf, meFrom, RULES } from './rules.ts'
import { ELSEWHERE, layBare, type Outcome, planFor, tryAll } from './wall.ts'

const w = await world()
const tables = (await readCatalogue(w.owner)).tables.filter(({ kind }) => kind === 'table')
await layBare(w.owner)
const CONTRACT = 'contracts/who-may-rows.md'
const lines: string[] = []

/** What was tried, one sentence for each try: "the visitor did update agenda.action state on { … }". */
function* tries({ table, rows, acts, lookers, signs }: Outcome) {
  for (const [at, row] of rows.entries()) {
    for (const [who, looker] of lookers.entries()) {
      for (const [number, act] of acts.entries()) {
        const sign = signs[at]![who]![number]!
        yield { row, looker, act, sign, text: `the ${looker.name} ${sign === '1' ? 'did' : 'did not'} ${act.name} ${table}${act.column ? ` ${act.column} to ${act.value}` : ''} on ${JSON.stringify(row)}` }
      }
    }
  }
}

/** For each act of the table, how many of the rows each looker could do it on; the digest stands for which. */
function summary({ table, rows, acts, lookers, signs }: Outcome): string[] {
  const byName = [...new Set(acts.map(({ name, column }) => [name, column].filter(Boolean).join(' ')))]
  return byName.map((name) => {
    const numbers = acts.flatMap((act, number) => ([act.name, act.column].filter(Boolean).join(' ') === name ? [number] : []))
    const done = lookers.map((looker, who) => ({ looker, rows: rows.filter((_row, at) => numbers.some((number) => signs[at]![who]![number] === '1')).length }))
    const pattern = signs.map((row) => row.map((own) => numbers.map((number) => own[number]).join('')).join(' ')).join('\n')
    const who = done.filter((one) => one.rows > 0).map((one) => `${one.looker.name} ${one.rows}`).join(', ') || 'nobody'
    return `| ${table} | ${name} | ${rows.length} | ${who} | ${createHash('sha256').update(pattern).digest('hex').slice(0, 8)} |`
  })
}

describe('a hostile colleague', () => {
  for (const table of tables) {
    const rules = RULES[table.name]
    it(`can do with ${table.name} ${rules ? 'what the model says' : 'nothing in another coalition'}, and nothing else`, async () => {
      const outcome = await tryAll(w.owner, planFor(table))
      lines.push(...summary(outcome))
      const wrong = [...tries(outcome)].filter(({ row, looker, act, sign }) => {
        if (sign === 'e') return true
        const away = 'coalition_id' in row && looker.settings['coalition'] !== row['coalition_id']?.replaceAll("'", '') && table.name !== 'platform.installation'
        if (away || act.value === `'${ELSEWHERE}'`) return sign === '1'
        if (!rules) return false
        return (sign === '1') !== (rules[act.name as 'select']?.(meFrom(looker.settings), factsOf(row), factsOf(act.column ? { ...row, [act.column]: act.value! } : row)) ?? false)
      })
      expect(wrong.slice(0, 5).map(({ text }) => text)).toEqual([])
    }, 120_000)
  }

  it('finds every table in the contract as it was found then', () => {
    const text = [
      '# Who may do what with which rows', '',
      'Printed from what a hostile colleague could do, past every operation; `npm run contracts` writes it anew. For each table: rows that differ in every column that a',
      'policy looks at, and on how many of them each role could do the act. "Bare" is someone with that role and nothing else: no taskforce, no circle, no municipality.',
      'The digest stands for which rows; it changes when any answer does.', '',
      '| table | act | rows | who, on how many | digest |', '|---|---|---|---|---|', ...lines, '',
    ].join('\n')
    if (process.env['CONTRACTS'] === 'write') writeFileSync(join(ROOT, CONTRACT), text)
    const kept = existsSync(join(ROOT, CONTRACT)) ? readFileSync(join(ROOT, CONTRACT), 'utf8') : ''
    expect(kept, `${CONTRACT} is not what policies let through; \`npm run contracts\` writes it anew`).toBe(text)
  })
})
