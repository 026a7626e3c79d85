// Finds reports by their words, among those that the actor may read.
import type { ReadSql } from '../../platform/database.ts'
import { bestFirst, type Found, matches, MOST_FOUND, type Search } from '../../platform/search.ts'

/** Reports, by what was written; the key is the id, the title how it begins, what it is about its kind. */
export function findReports(sql: ReadSql, coalition: string, search: Search): Promise<Found[]> {
  const [title, rest] = [sql`report.body`, sql`''`]
  return sql<Found[]>`
    select id as key, left(body, 100) as title, kind as about from frontline.report
     where coalition_id = ${coalition} and ${matches(sql, search, title, rest)}
     order by ${bestFirst(sql, search, title, rest)}, id limit ${MOST_FOUND}`
}
