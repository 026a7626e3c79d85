// Reads judgements with the deliveries they rest on, and whether newer ones have come since.
import { z } from 'zod'
import type { ReadSql } from '../../platform/database.ts'
import { comparedYears, delivery } from './difference.ts'
import { findings } from './findings.ts'
import { METHODS, VERDICTS } from '../rules.ts'

/** One judgement of an ambition. `newer`: deliveries that came after it was made; the judgement itself stays as it was. */
export const judgement = z.object({
  id: z.guid(), ambition: z.string(), judgedAt: z.date(), method: z.enum(METHODS), verdict: z.enum(VERDICTS), reason: z.string(),
  years: comparedYears, findings, deliveries: z.array(delivery),
  newer: z.array(z.object({ table: z.string(), importedOn: z.string() })),
})
export type Judgement = z.output<typeof judgement>

/** Judgements of the ambitions of the coalition, the latest first; of one ambition, or of one strategy by its slug. */
export function readJudgements(sql: ReadSql, coalition: string, about: { ambition?: string; strategy?: string } = {}): Promise<z.input<typeof judgement>[]> {
  const { ambition = null, strategy = null } = about
  return sql<z.input<typeof judgement>[]>`
    select judgement.id, ambition.slug as ambition, judgement.judged_at as "judgedAt", judgement.method, judgement.verdict, judgement.reason, judgement.findings,
           jsonb_build_object('base', ambition.base_year, 'target', ambition.target_year) as years,
           (select coalesce(jsonb_agg(jsonb_build_object('vintage', vintage.id, 'table', vintage.source, 'title', vintage.title, 'publisher', source.publisher,
                     'source', source.attribution, 'modified', vintage.modified, 'importedOn', to_char(vintage.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by vintage.source), '[]')
              from accountability.judgement_vintage pinned
              join monitor.vintage on vintage.id = pinned.vintage_id
              join monitor.source on source.identifier = vintage.source
             where pinned.coalition_id = judgement.coalition_id and pinned.judgement_id = judgement.id) as deliveries,
           (select coalesce(jsonb_agg(jsonb_build_object('table', later.source, 'importedOn', to_char(later.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by later.imported_at desc), '[]')
              from accountability.judgement_vintage pinned
              join monitor.vintage on vintage.id = pinned.vintage_id
              join monitor.vintage later on later.source = vintage.source and later.imported_at > vintage.imported_at
             where pinned.coalition_id = judgement.coalition_id and pinned.judgement_id = judgement.id) as newer
      from accountability.judgement
      join strategy.ambition on ambition.coalition_id = judgement.coalition_id and ambition.id = judgement.ambition_id
      join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
     where judgement.coalition_id = ${coalition}
       and (${strategy}::text is null or strategy.slug = ${strategy})
       and (${ambition}::uuid is null or ambition.id = ${ambition})
     order by judgement.judged_at desc, judgement.id desc`
}
