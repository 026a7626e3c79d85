// Finds actions and taskforces by their words, among those that the actor may see.
import type { ReadSql } from '../../platform/database.ts'
import { bestFirst, type Found, matches, MOST_FOUND, type Search } from '../../platform/search.ts'

/** Actions, by title, content and result; the key is the id. */
export function findActions(sql: ReadSql, coalition: string, search: Search): Promise<Found[]> {
  const [title, rest] = [sql`action.title`, sql`action.what || ' ' || coalesce(action.result, '')`]
  return sql<Found[]>`
    select id as key, title, left(what, 160) as about from agenda.action
     where coalition_id = ${coalition} and ${matches(sql, search, title, rest)}
     order by ${bestFirst(sql, search, title, rest)}, id limit ${MOST_FOUND}`
}

/** Taskforces, by name and assignment; the key is the id. */
export function findTaskforces(sql: ReadSql, coalition: string, search: Search): Promise<Found[]> {
  const [title, rest] = [sql`taskforce.name`, sql`taskforce.assignment`]
  return sql<Found[]>`
    select id as key, name as title, left(assignment, 160) as about from agenda.taskforce
     where coalition_id = ${coalition} and ${matches(sql, search, title, rest)}
     order by ${bestFirst(sql, search, title, rest)}, id limit ${MOST_FOUND}`
}
