// How the access log is doing, on one screen: its size, what waits, who watches it, and what our own check found.
import { z } from 'zod'
import { writeVerifierKey } from '../../methods/merkle/note.ts'
import { anyOf } from '../actor.ts'
import { id } from '../id.ts'
import { read } from '../operation.ts'
import { noPersons } from '../processing.ts'
import { logKeyOf } from './log-key.ts'
import { lastCheckpoint } from './tile-store.ts'

const witness = z.object({ id, name: z.string(), key: z.string(), addedAt: z.date(), signedAt: z.date().nullable(), size: z.number().nullable() })
const check = z.object({ at: z.date(), sound: z.boolean(), finding: z.string(), size: z.number() })

/** `held` are the lines that wait on purpose until their day is over; `waiting` those that should have had their place, the oldest since `waitingSince`. */
export const logHealth = read({
  name: 'platform.log-health',
  input: z.object({}),
  output: z.object({
    origin: z.string(), key: z.string(), size: z.number(), signedAt: z.date().nullable(), firstSignedAt: z.date().nullable(),
    waiting: z.number(), waitingSince: z.date().nullable(), held: z.number(),
    witnesses: z.array(witness), checks: z.array(check),
  }),
  may: anyOf('privacy-officer', 'administrator'),
  processing: noPersons('sizes, moments and names of organisations'),
  run: async ({ sql, actor }) => {
    const key = logKeyOf(actor.coalition)
    const last = await lastCheckpoint(sql, actor.coalition)
    const [first] = await sql<{ at: Date | null }[]>`select min(signed_at) as at from platform.log_checkpoint where coalition_id = ${actor.coalition}`
    const [queue] = await sql<{ waiting: number; since: Date | null; held: number }[]>`
      select count(*) filter (where due <= now()) as waiting, min(due) filter (where due <= now()) as since, count(*) filter (where due > now()) as held
        from platform.log_pending where coalition_id = ${actor.coalition}`
    const witnesses = await sql<z.output<typeof witness>[]>`
      select id, name, key, added_at as "addedAt", signed.signed_at as "signedAt", signed.size
        from platform.log_witness as witness
        left join lateral (select signed_at, size from platform.log_cosignature as signature
                            where signature.coalition_id = ${actor.coalition} and signature.witness = witness.id order by signed_at desc limit 1) as signed on true
       where coalition_id = ${actor.coalition} and ended_at is null order by added_at, id`
    const checks = await sql<z.output<typeof check>[]>`
      select at, sound, finding, size from platform.log_check where coalition_id = ${actor.coalition} order by at desc, id desc limit 10`
    return {
      origin: key.name, key: writeVerifierKey(key), size: last?.size ?? 0, signedAt: last?.signedAt ?? null, firstSignedAt: first?.at ?? null,
      waiting: queue?.waiting ?? 0, waitingSince: queue?.since ?? null, held: queue?.held ?? 0,
      witnesses: [...witnesses], checks: [...checks],
    }
  },
})

type Health = z.output<typeof logHealth.output>

const LATE_MS = 10_000
const DAY_MS = 26 * 3600_000

/** What asks for attention, the worst first, as Dutch sentences; empty when the log is well. */
export function concernsOf(health: Health, now: Date): { tone: 'error' | 'warning'; sentence: string }[] {
  const since = (moment: Date | null): number => now.getTime() - (moment?.getTime() ?? 0)
  const latest = health.checks[0]
  const silent = health.witnesses.filter(({ addedAt, signedAt }) => since(signedAt ?? addedAt) > DAY_MS)
  const concerns: [boolean, 'error' | 'warning', string][] = [
    [latest?.sound === false, 'error', latest?.finding ?? ''],
    [health.waiting > 0 && since(health.waitingSince) > LATE_MS, 'error', 'Er wachten regels langer dan tien seconden op een plaats in het logboek. Kijk of het systeem nog tekent.'],
    [health.witnesses.length === 0, 'warning', 'Er is nog geen getuige buiten. Zonder getuige kan wie de server beheert, het logboek ongemerkt herschrijven.'],
    ...silent.map(({ name }): [boolean, 'warning', string] => [true, 'warning', `Getuige ${name} tekende langer dan een dag niet. Vraag wat daar aan de hand is.`]),
    [health.firstSignedAt !== null && since(latest?.at ?? health.firstSignedAt) > DAY_MS, 'warning', 'Het logboek is de laatste dag niet door ons zelf nagerekend.'],
  ]
  return concerns.filter(([holds]) => holds).map(([, tone, sentence]) => ({ tone, sentence }))
}
