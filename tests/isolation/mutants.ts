// Breaks each policy in every simple way: gone, open to all, turned round, and without each of its conditions.
import type { Policy, Table } from '../catalogue.ts'

export type Mutant = { table: Table; policy: Policy; how: string; sql: string }

/** All mutants of a table's policies. What changes nothing (opening what is open) is no mutant. */
export function mutantsOf(table: Table): Mutant[] {
  return table.policies.flatMap((policy) => {
    const mutant = (how: string, change: (text: string) => string): Mutant[] => {
      const parts = ([['using', policy.using], ['with check', policy.check]] as const).flatMap(([clause, text]) => (text === null ? [] : [[clause, text, change(text)] as const]))
      if (parts.every(([, text, changed]) => text === changed)) return []
      return [{ table, policy, how, sql: `alter policy ${policy.name} on ${table.name} ${parts.map(([clause, , changed]) => `${clause} (${changed})`).join(' ')}` }]
    }
    const conditions = [...new Set([...conditionsOf(policy.using), ...conditionsOf(policy.check)])]
    return [
      { table, policy, how: 'gone', sql: `drop policy ${policy.name} on ${table.name}` },
      ...mutant('open to all', () => 'true'),
      ...mutant('turned round', (text) => `not (${text})`),
      ...(conditions.length < 2 ? [] : conditions.flatMap((condition) => mutant(`without: ${condition}`, (text) => withoutCondition(text, condition)))),
      ...conditions.flatMap((condition) => waysIn(condition).flatMap((way) => mutant(`without the way in: ${way}`, (text) => text.replace(condition, `(${waysIn(condition).filter((other) => other !== way).join(' or ')})`)))),
    ]
  })
}

/** The pieces of an expression between `word` (AND, OR), where that stands in no brackets, no case and no quotes. */
function piecesOf(text: string, word: string): string[] {
  const found: string[] = []
  let [depth, quoted, from] = [0, false, 0]
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted
    if (quoted) continue
    if (text[at] === '(' || /^\bCASE\b/.test(text.slice(at, at + 5))) depth += 1
    if (text[at] === ')' || /^\bEND\b/.test(text.slice(at, at + 4))) depth -= 1
    if (depth !== 0 || !text.startsWith(` ${word} `, at)) continue
    found.push(text.slice(from, at))
    from = at + word.length + 2
  }
  return [...found, text.slice(from)].map((piece) => piece.trim())
}

/** The conditions of an expression that all must hold. */
const conditionsOf = (text: string | null): string[] => text === null ? [] : piecesOf(text, 'OR').length > 1 ? [text] : piecesOf(text, 'AND')

/** The ways in which a condition in brackets can hold, when there are several. */
function waysIn(condition: string): string[] {
  const inner = /^\(([\s\S]*)\)$/.exec(condition)?.[1]
  const ways = inner === undefined ? [] : piecesOf(inner, 'OR')
  return ways.length > 1 ? ways : []
}

function withoutCondition(text: string, condition: string): string {
  const rest = conditionsOf(text)
  return rest.includes(condition) ? rest.filter((other) => other !== condition).join(' and ') || 'true' : text
}
