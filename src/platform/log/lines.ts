// The lines of the log in the order of the tree, for who checks the log with its content: the privacy officer.
import { z } from 'zod'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson } from '../../methods/merkle/canonical-json.ts'
import { TILE_WIDTH } from '../../methods/merkle/tile.ts'
import { ACCESS_LOG } from '../activities.ts'
import { anyOf } from '../actor.ts'
import type { ReadSql } from '../database.ts'
import { read } from '../operation.ts'
import { Problem } from '../problem.ts'
import { noPersons } from '../processing.ts'
import { type AccessDetail, type AccessRow, leafOf } from './entry.ts'

/** So many lines at most in one read. */
export const MOST_LINES = 1000

type Row = AccessRow & AccessDetail & { salt: Uint8Array | null }

const rowsFrom = async (sql: ReadSql, coalition: string, from: number, count: number): Promise<Row[]> =>
  [...await sql<Row[]>`
    select ledger.*, detail.person, detail.mandate, detail.organisation, detail.object, detail.sentence, detail.origin, detail.salt
      from platform.log_leaf as leaf
      join platform.ledger on ledger.coalition_id = leaf.coalition_id and ledger.id = leaf.id
      left join platform.ledger_detail as detail on detail.coalition_id = leaf.coalition_id and detail.id = leaf.id
     where leaf.coalition_id = ${coalition} and leaf.index >= ${from} and leaf.index < ${from + count} order by leaf.index`]

/** The bytes of each leaf under one tile of level 0, without the personal parts. Not public: roles and moments together tell who works when. */
export const logEntries = read({
  name: 'platform.log-entries',
  input: z.object({ index: z.number().int().min(0), width: z.number().int().min(1).max(TILE_WIDTH) }),
  output: z.object({ entries: z.array(z.custom<Uint8Array>((value) => value instanceof Uint8Array)) }),
  may: anyOf('privacy-officer'),
  processing: noPersons('lines without their personal part'),
  run: async ({ sql, actor }, { index, width }) => {
    const rows = await rowsFrom(sql, actor.coalition, index * TILE_WIDTH, width)
    if (rows.length !== width) throw new Problem('not-found')
    return { entries: rows.map(leafOf) }
  },
})

/** Lines with their personal parts as they stand in an export: one JSON text each, `{"entry":…,"detail":…}`; an erased part is null. */
export const logLines = read({
  name: 'platform.log-lines',
  input: z.object({ from: z.number().int().min(0), count: z.number().int().min(1).max(MOST_LINES) }),
  output: z.object({ lines: z.array(z.string()), persons: z.array(z.string()) }),
  may: anyOf('privacy-officer'),
  processing: ACCESS_LOG,
  subjects: (_actor, _input, { persons }) => persons,
  audit: (_actor, { from }, { lines }) => `nam de regels ${from} tot en met ${from + lines.length - 1} van het logboek mee`,
  run: async ({ sql, actor }, { from, count }) => {
    const rows = await rowsFrom(sql, actor.coalition, from, count)
    return { lines: rows.map(exportedLine), persons: [...new Set(rows.flatMap(({ person }) => person ?? []))] }
  },
})

function exportedLine(row: Row): string {
  const { person, mandate, organisation, object, sentence, origin, salt } = row
  const detail = salt ? canonicalJson({ person, mandate, organisation, object, sentence, origin, salt: bytesToHex(salt) }) : 'null'
  return `{"entry":${new TextDecoder().decode(leafOf(row))},"detail":${detail}}`
}
