// Finds priorities by their words.
import type { ReadSql } from '../../platform/database.ts'
import { bestFirst, type Found, matches, MOST_FOUND, type Search } from '../../platform/search.ts'

/** Priorities, by name and note; the key is the slug. */
export function findPriorities(sql: ReadSql, coalition: string, search: Search): Promise<Found[]> {
  const [title, rest] = [sql`priority.name`, sql`priority.short_name || ' ' || coalesce(priority.note, '')`]
  return sql<Found[]>`
    select priority.slug as key, priority.name as title, strategy.title as about
      from strategy.priority
      join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
     where priority.coalition_id = ${coalition} and ${matches(sql, search, title, rest)}
     order by ${bestFirst(sql, search, title, rest)}, priority.slug limit ${MOST_FOUND}`
}
