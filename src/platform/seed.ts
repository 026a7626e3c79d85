// What a module's seed gets to work with.
import type { OwnerSql } from './database.ts'

export type SeedPlace = {
  /** The folder `seed/`, with one subfolder per region and `demo/` for what is fictional. */
  folder: string
  coalition: string
  /** Fictional records may be loaded only when true. */
  trial: boolean
}

/** Loads one module's seed; runs once, as the owner of the tables, in the transaction of the first start. */
export type LoadSeed = (owner: OwnerSql, place: SeedPlace) => Promise<void>
