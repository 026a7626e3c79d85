// What REST offers of partners.
import { offer } from '../platform/rest-door.ts'
import { addOrganisation } from './add-organisation.ts'
import { addPerson } from './add-person.ts'
import { endMandate } from './end-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { listMyMandates } from './my-mandates.ts'
import { showOrganisation } from './organisation.ts'
import { listOrganisations } from './organisations.ts'
import { listPeople } from './people.ts'

export const api = [
  offer('get', '/organisaties', listOrganisations, { summary: 'Organisaties in de coalitie en partners' }),
  offer('post', '/organisaties', addOrganisation, { summary: 'Voeg een organisatie toe' }),
  offer('get', '/organisaties/{organisation}', showOrganisation, { summary: 'Eén organisatie en haar convenanten' }),
  offer('get', '/organisaties/{organisation}/medewerkers', listPeople, { summary: 'Mensen van een organisatie, met hun mandaten' }),
  offer('post', '/organisaties/{organisation}/medewerkers', addPerson, { summary: 'Voeg een medewerker toe' }),
  offer('post', '/medewerkers/{person}/mandaten', giveMandate, { summary: 'Geef een mandaat' }),
  offer('delete', '/mandaten/{mandate}', endMandate, { summary: 'Beëindig een mandaat' }),
  offer('get', '/mijn-mandaten', listMyMandates, { summary: 'Uw eigen mandaten' }),
]
