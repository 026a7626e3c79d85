// Finds organisations by their name.
import type { ReadSql } from '../../platform/database.ts'
import { bestFirst, type Found, matches, MOST_FOUND, type Search } from '../../platform/search.ts'

/** Organisations, by name; the key is the id, what it is about its kind. */
export function findOrganisations(sql: ReadSql, coalition: string, search: Search): Promise<Found[]> {
  const [title, rest] = [sql`organisation.name`, sql`''`]
  return sql<Found[]>`
    select id as key, name as title, kind as about from partners.organisation
     where coalition_id = ${coalition} and ${matches(sql, search, title, rest)}
     order by ${bestFirst(sql, search, title, rest)}, id limit ${MOST_FOUND}`
}
