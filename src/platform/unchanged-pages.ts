// Keeps the pages that someone signed in has just seen, for as long as the database says that nothing at all has changed since.
import { LRUCache } from 'lru-cache'
import type { Actor } from './actor.ts'
import type { Operation } from './operation.ts'

const MOST_CHARACTERS = 32 * 1024 * 1024
const A_MINUTE = 60_000

/** What a page was made of, beside what stands in the database. */
export type Made = { dependsOnMore: boolean }

/**
 * Under which a page may be kept: exactly this actor, this address, and the database as it is. Every request asks the database anew who
 * acts and whether anything changed (`moment`), so a right that ended, or a record that changed a moment ago, makes another key.
 * Only the clock is outside it: what a page says of the time can be a minute old. Undefined where nothing may be kept.
 */
export function keyOf(actor: Actor, moment: string, url: URL, now = Date.now()): string | undefined {
  if (moment === '' || actor.role === 'visitor' || actor.settings['emergency']) return undefined
  return JSON.stringify([moment, Math.floor(now / A_MINUTE), url.pathname, url.search, actor.name, actor.settings])
}

/** An operation that changes or records something has to run each time that someone asks for it. */
export const leavesTraces = ({ kind, audit }: Pick<Operation, 'kind'> & { audit?: unknown }): boolean => kind === 'write' || audit !== undefined

export const unchangedPages = (): LRUCache<string, string> =>
  new LRUCache({ maxSize: MOST_CHARACTERS, sizeCalculation: (html, key) => html.length + key.length })
