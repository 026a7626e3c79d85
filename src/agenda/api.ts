// What REST offers of taskforces and actions.
import { offer } from '../platform/rest-door.ts'
import { showAction } from './action.ts'
import { showActionAgenda } from './action-agenda.ts'
import { endMember } from './lead/end-member.ts'
import { listActions } from './actions.ts'
import { addAttachment } from './add-attachment.ts'
import { appointMember } from './lead/appoint-member.ts'
import { showAttachment } from './attachment.ts'
import { countActions } from './counts.ts'
import { moveAction } from './move-action.ts'
import { moveTaskforce } from './lead/move-taskforce.ts'
import { planAction } from './plan-action.ts'
import { removeAttachment } from './remove-attachment.ts'
import { setUpTaskforce } from './lead/set-up-taskforce.ts'
import { showTaskforce } from './taskforce.ts'
import { listTaskforces } from './taskforces.ts'

export const api = [
  offer('get', '/acties', listActions, { summary: 'Acties die u mag zien' }),
  offer('post', '/acties', planAction, { summary: 'Plan een actie' }),
  offer('get', '/acties/{action}', showAction, { summary: 'Eén actie' }),
  offer('post', '/acties/{action}/stappen', moveAction, { summary: 'Breng een actie naar de volgende stand' }),
  offer('post', '/acties/{action}/bijlagen', addAttachment, { summary: 'Voeg een bestand toe aan een actie' }),
  offer('get', '/bijlagen/{attachment}', showAttachment, { summary: 'Eén bestand van een actie' }),
  offer('delete', '/bijlagen/{attachment}', removeAttachment, { summary: 'Haal een bestand weg' }),
  offer('get', '/actieagendas/{priority}', showActionAgenda, { summary: 'De actieagenda van een prioriteit' }),
  offer('get', '/aantallen/acties', countActions, { summary: 'Aantallen acties per prioriteit' }),
  offer('get', '/taskforces', listTaskforces, { summary: 'Alle taskforces' }),
  offer('post', '/taskforces', setUpTaskforce, { summary: 'Stel een taskforce in' }),
  offer('get', '/taskforces/{taskforce}', showTaskforce, { summary: 'Eén taskforce' }),
  offer('post', '/taskforces/{taskforce}/leden', appointMember, { summary: 'Benoem een lid' }),
  offer('delete', '/taskforces/{taskforce}/leden/{person}', endMember, { summary: 'Beëindig een lidmaatschap' }),
  offer('post', '/taskforces/{taskforce}/stappen', moveTaskforce, { summary: 'Breng een taskforce naar de volgende stand' }),
]
