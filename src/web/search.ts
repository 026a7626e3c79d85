// Searches through everything that the actor may see: priorities, kinds of crime, actions, taskforces, organisations and reports.
import { z } from 'zod'
import { findOffences } from '../accountability/public.ts'
import { findActions, findTaskforces } from '../agenda/public.ts'
import { findReports } from '../frontline/public.ts'
import { findOrganisations } from '../partners/public.ts'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { findPriorities } from '../strategy/public.ts'

const found = z.array(z.object({ key: z.string(), title: z.string(), about: z.string() }))

/** At most twenty of each kind, the most telling first. */
export const search = read({
  name: 'web.search',
  input: z.object({ text: z.string({ error: 'Vul in wat u zoekt.' }).trim().min(2, { error: 'Vul minstens twee letters in.' }).max(100, { error: 'Zoek met minder woorden.' }) }),
  output: z.object({ priorities: found, offences: found, actions: found, taskforces: found, organisations: found, reports: found }),
  may: everyone,
  processing: noPersons('what is searched holds no persons; what is not for everyone is kept by the row-level policies'),
  run: async ({ sql, actor: { coalition } }, { text }) => {
    const words = { words: text }
    // Sent together: the transaction's connection keeps the order.
    const [priorities, offences, actions, taskforces, organisations, reports] = await Promise.all([
      findPriorities(sql, coalition, words), findOffences(sql, coalition, words), findActions(sql, coalition, words), findTaskforces(sql, coalition, words),
      findOrganisations(sql, coalition, words), findReports(sql, coalition, words),
    ])
    return { priorities, offences, actions, taskforces, organisations, reports }
  },
})
