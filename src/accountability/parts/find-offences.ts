// Finds the kinds of crime that the account has a page for, by a part of their name: our names of them are long compounds.
import type { ReadSql } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import { type Found, MOST_FOUND } from '../../platform/search.ts'
import { readAccount } from './figures.ts'

/** At most twenty; none where there is no account yet. */
export async function findOffences(sql: ReadSql, coalition: string, { words }: { words: string }): Promise<Found[]> {
  const offences = await offencesOf(sql, coalition)
  return offences.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase())).slice(0, MOST_FOUND)
    .map(({ code, label }) => ({ key: code, title: label, about: 'cijfers per gemeente en per jaar' }))
}

async function offencesOf(sql: ReadSql, coalition: string): Promise<readonly { code: string; label: string }[]> {
  try {
    return (await readAccount(sql, coalition)).offences
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'not-found') return []
    throw thrown
  }
}
