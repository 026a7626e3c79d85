// What searching means in every module: Dutch full text over what the row-level policies show, straight on the tables, so that no index of its own can tell more.
import type postgres from 'postgres'
import type { ReadSql } from './database.ts'

/** `words`: rows with these words, in any Dutch form, or with this text inside a longer word ('inbraak' in 'woninginbraak'). `begins`: rows of which a word of the title begins with this text; an empty text fits all. */
export type Search = { words: string } | { begins: string }

/** What was found: enough to recognise it and to link to it. `key` is the id or the slug that its address needs. */
export type Found = { key: string; title: string; about: string }

/** The most that is shown of one kind. */
export const MOST_FOUND = 20

type Fragment = postgres.PendingQuery<postgres.Row[]>

/** The condition, for the where of a query; `title` and `rest` are SQL of text that is never null. */
export const matches = (sql: ReadSql, search: Search, title: Fragment, rest: Fragment): Fragment => 'words' in search
  ? sql`(to_tsvector('dutch', ${title} || ' ' || ${rest}) @@ websearch_to_tsquery('dutch', ${search.words})
         or (length(${search.words}::text) > 3 and position(lower(${search.words}::text) in lower(${title} || ' ' || ${rest})) > 0))`
  : sql`position(' ' || lower(${search.begins}::text) in ' ' || lower(${title})) > 0`

/** What comes first: the most telling of the words found, or else the alphabet. */
export const bestFirst = (sql: ReadSql, search: Search, title: Fragment, rest: Fragment): Fragment => 'words' in search
  ? sql`ts_rank(setweight(to_tsvector('dutch', ${title}), 'A') || to_tsvector('dutch', ${rest}), websearch_to_tsquery('dutch', ${search.words})) desc, ${title}`
  : sql`${title}`
