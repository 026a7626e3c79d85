// Which reports of those that one may read: as fields of an operation, as SQL, and as it stands in an address.
import { z } from 'zod'
import type { ReadSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'
import type { Visit } from '../../platform/page.ts'
import { FINISHED_STATES, KINDS } from '../rules.ts'

export const filterFields = {
  kind: z.enum(KINDS).optional(),
  which: z.enum(['open', 'new', 'ended', 'all']).default('open'),
  municipality: z.string().optional(),
  taskforce: id.optional(),
}
const filterShape = z.object(filterFields)
type Filter = z.output<typeof filterShape>

/** The condition, for `where` on frontline.report. */
export function matching(sql: ReadSql, { which, ...filter }: Partial<Filter>) {
  const [kind, municipality, taskforce] = [filter.kind ?? null, filter.municipality ?? null, filter.taskforce ?? null]
  return sql`
    (${kind}::text is null or report.kind = ${kind})
    and (${municipality}::text is null or report.municipality_code = ${municipality})
    and (${taskforce}::uuid is null or report.taskforce_id = ${taskforce})
    and ${which === 'all' ? sql`true` : which === 'new' ? sql`report.state in ('received', 'reported')`
      : which === 'ended' ? sql`report.state = any (${FINISHED_STATES})` : sql`report.state <> all (${FINISHED_STATES})`}`
}

const WHICH = { open: 'open', nieuw: 'new', klaar: 'ended', alle: 'all' } as const

/** The filter as it stands in the address; empty parts are left out. */
export function chosen({ query }: Pick<Visit, 'query'>): Record<string, string> {
  const names = ['welke', 'soort', 'gemeente', 'taskforce']
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']).filter(([, value]) => value !== ''))
}

/** The same for an operation. */
export const filterFrom = (filter: Record<string, string>): z.input<typeof filterShape> => ({
  which: WHICH[(filter['welke'] ?? 'open') as keyof typeof WHICH] ?? 'open',
  kind: KINDS.find((kind) => kind === filter['soort']), municipality: filter['gemeente'], taskforce: filter['taskforce'],
})
