// Suggests what one may be about to type in the search field: titles that the actor may see.
import { z } from 'zod'
import { findActions, findTaskforces } from '../agenda/public.ts'
import { findOrganisations } from '../partners/public.ts'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { findPriorities } from '../strategy/public.ts'

/** Titles in which a word begins with the text, each once, in the order of the alphabet. Reports have no title and are not suggested. */
export const suggestions = read({
  name: 'web.search-suggestions',
  input: z.object({ text: z.string().trim().max(100).default('') }),
  output: z.object({ suggestions: z.array(z.string()) }),
  may: everyone,
  processing: noPersons('titles hold no persons; what is not for everyone is kept by the row-level policies'),
  run: async ({ sql, actor: { coalition } }, { text }) => {
    const begins = { begins: text }
    const found = await Promise.all([findPriorities, findActions, findTaskforces, findOrganisations].map((find) => find(sql, coalition, begins)))
    const titles = new Set(found.flat().map(({ title }) => title))
    return { suggestions: [...titles].toSorted((a, b) => a.localeCompare(b, 'nl')) }
  },
})
