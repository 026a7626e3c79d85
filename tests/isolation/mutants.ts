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
    ]
  })
}

/** The conditions of an expression that all must hold: it is split at each AND that stands in no brackets and no quotes. */
function conditionsOf(text: string | null): string[] {
  if (text === null) return []
  const found: string[] = []
  let [depth, quoted, from] = [0, false, 0]
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted
    if (quoted) continue
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
    if (depth !== 0) continue
    if (text.startsWith(' OR ', at)) return [text]
    if (text.startsWith(' AND ', at)) {
      found.push(text.slice(from, at))
      from = at + ' AND '.length
    }
  }
  return [...found, text.slice(from)].map((condition) => condition.trim())
}

function withoutCondition(text: string, condition: string): string {
  const rest = conditionsOf(text)
  return rest.includes(condition) ? rest.filter((other) => other !== condition).join(' and ') || 'true' : text
}
