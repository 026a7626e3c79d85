// Reads the ledger, newest first, for the privacy officer.
import { z } from 'zod'
import { ACCESS_LOG } from '../activities.ts'
import { anyOf } from '../actor.ts'
import { read } from '../operation.ts'

const PAGE_SIZE = 50

export const ledgerEntries = read({
  name: 'platform.ledger-entries',
  input: z.object({
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    result: z.enum(['done', 'refused', 'failed', '']).default(''),
  }),
  output: z.object({
    total: z.number(), pages: z.number(),
    entries: z.array(z.object({
      id: z.string(), at: z.date(), operation: z.string(), role: z.string(), person: z.string().nullable(),
      result: z.enum(['done', 'refused', 'failed']), sentence: z.string().nullable(), origin: z.string().nullable(), trace: z.string(),
    })),
  }),
  may: anyOf('privacy-officer'),
  processing: ACCESS_LOG,
  subjects: (_actor, _input, { entries }) => entries.flatMap(({ person }) => person ?? []),
  audit: (_actor, { page }) => `bekeek het logboek, pagina ${page}`,
  run: async ({ sql, actor }, input) => {
    const matches = sql`coalition_id = ${actor.coalition} ${input.result === '' ? sql`` : sql`and result = ${input.result}`}`
    const [count, entries] = await Promise.all([
      sql<{ total: number }[]>`select count(*) as total from platform.access_record where ${matches}`,
      sql<{ id: string; at: Date; operation: string; role: string; person: string | null; result: 'done' | 'refused' | 'failed'; sentence: string | null; origin: string | null; trace: string }[]>`
        select id, at, operation, role, person, result, sentence, origin, trace from platform.access_record
         where ${matches} order by at desc, id desc limit ${PAGE_SIZE} offset ${(input.page - 1) * PAGE_SIZE}`,
    ])
    const total = count[0]?.total ?? 0
    return { total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), entries: [...entries] }
  },
})
