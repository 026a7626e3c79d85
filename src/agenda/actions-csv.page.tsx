// Hands out the actions that the reader may see as a csv file.
import { csvOf } from '../platform/csv.ts'
import { download, page } from '../platform/page.ts'
import { listActions } from './actions.ts'
import { ACTION_STATE_WORDS, CONFIDENTIALITY_WORDS } from './words.ts'

const HEAD = ['Actie', 'Wat', 'Stand', 'Wie doet het', 'Prioriteit', 'Strategie', 'Taskforce', 'Wie mag dit zien', 'Gepland van', 'Gepland tot en met', 'Begonnen', 'Geëindigd', 'Wat het bracht', 'Waarom gestopt', 'Verzonnen', 'Kenmerk']

export default page({
  async show(visit) {
    const { actions } = await visit.run(listActions, {})
    return download({
      type: 'text/csv; charset=utf-8', name: 'acties.csv',
      body: csvOf(HEAD, actions.map((row) => [
        row.title, row.what, ACTION_STATE_WORDS[row.state], row.owner, row.priority.name, row.priority.strategy, row.taskforce?.name ?? null,
        CONFIDENTIALITY_WORDS[row.confidentiality].label, row.plannedFrom, row.plannedTo, row.startedOn, row.endedOn, row.result, row.reason, row.demo ? 'ja' : 'nee', row.id,
      ])),
    })
  },
})
