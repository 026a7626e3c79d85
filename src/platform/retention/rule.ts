// How long a kind of record is kept, as data: the source of the term, what it begins with, how long it is, and the SQL that carries it out.

/**
 * Where a term comes from. Most are a `proposal` of this software that the coalition still has to decide on; the screens say so.
 * `purpose`: the record is of no use any more, so it goes (AVG art. 5.1.e).
 */
export type Standing = 'law' | 'selection-list' | 'agreement' | 'purpose' | 'proposal'

type Described = {
  /** module.kebab-name; a processing activity names it. */
  name: `${string}.${string}`
  /** Which records, in Dutch. */
  title: string
  source: { standing: Standing; text: string }
  /** With what the term begins, in Dutch. */
  trigger: string
  /** Days. The coalition may choose another term between the shortest and the longest. */
  period: { days: number; shortest: number; longest: number }
  /** Take the records away, or take out what leads to a person. */
  action: 'erase' | 'anonymise'
  /** What happens exactly, in Dutch. */
  what: string
}

/** A rule about rows. Both texts are SQL of ours, written with `sqlText`. */
export type RowRule = Described & {
  /** Every table that it empties or takes persons out of. */
  tables: string[]
  /** A query that gives (coalition_id uuid, id text, since timestamptz): the records whose term has begun, and when. */
  records: string
  /** What carries it out, in this order; $1 is the coalition and $2 the ids (text[]). Afterwards `records` no longer gives them. */
  statements: string[]
}

export type WaitingFile = { id: string; since: Date }

/** A rule about files that stand outside the database. */
export type FileRule = Described & { tables: []; files: () => Promise<WaitingFile[]>; remove: (id: string) => Promise<void> }

export type RetentionRule = RowRule | FileRule

/** Why a table that no rule empties is kept: one word, and what it means. */
export const KEPT_BECAUSE = {
  archive: 'What the coalition decided and did; it is archived under the Archiefwet and holds no persons.',
  public: 'Published open data or public sources.',
  structure: 'Describes the system or the coalition itself; it does not grow with use.',
  proof: 'Proves something later: a log without persons, or a decision.',
  rule: 'Goes along with the rows of another table that a rule takes away.',
} as const
export type KeptBecause = keyof typeof KEPT_BECAUSE

/** What a module says of its tables: the rules, and why the other tables are kept. */
export type ModuleRetention = { rules: RetentionRule[]; kept: Record<`${string}.${string}`, KeptBecause> }

/** Marks a text as SQL, for the eyes and for the border that looks which schemas a module names. */
export const sqlText = String.raw

export const YEAR = 365
