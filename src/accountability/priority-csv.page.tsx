// Hands out the public actions of a priority as a csv file.
import { ACTION_STATE_WORDS, listActions } from '../agenda/public.ts'
import { download, page } from '../platform/page.ts'
import { showPriority } from '../strategy/public.ts'
import { csvOf } from '../platform/csv.ts'

export default page({
  async show(visit) {
    const slug = visit.params['file']?.replace(/\.csv$/, '') ?? ''
    const [{ name }, { actions }] = await Promise.all([visit.run(showPriority, { priority: slug }), visit.run(listActions, { priority: slug })])
    const rows = actions.filter(({ confidentiality }) => confidentiality === 'public').map(({ title, owner, state, plannedFrom, plannedTo, startedOn, endedOn, result, reason, demo }) =>
      [name, title, owner, ACTION_STATE_WORDS[state], plannedFrom, plannedTo, startedOn, endedOn, result ?? reason, demo ? 'ja' : 'nee'])
    const head = ['Prioriteit', 'Actie', 'Wie', 'Stand', 'Gepland vanaf', 'Gepland tot en met', 'Begonnen', 'Afgelopen', 'Resultaat of reden', 'Verzonnen']
    return download({ type: 'text/csv; charset=utf-8', name: `acties-${slug}.csv`, body: csvOf(head, rows) })
  },
})
