// What REST offers of partners.
import { offer } from '../platform/rest-door.ts'
import { addCircleMember } from './add-circle-member.ts'
import { addOrganisation } from './add-organisation.ts'
import { addPerson } from './add-person.ts'
import { listCircles } from './circles.ts'
import { endCircleMember } from './end-circle-member.ts'
import { endMandate } from './end-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { listMyCircles } from './my-circles.ts'
import { listMyMandates } from './my-mandates.ts'
import { showOrganisation } from './organisation.ts'
import { listOrganisations } from './organisations.ts'
import { listPeople } from './people.ts'
import { setUpCircle } from './set-up-circle.ts'

export const api = [
  offer('get', '/organisaties', listOrganisations, { summary: 'Organisaties in de coalitie en partners' }),
  offer('post', '/organisaties', addOrganisation, { summary: 'Voeg een organisatie toe' }),
  offer('get', '/organisaties/{organisation}', showOrganisation, { summary: 'Eén organisatie en haar convenanten' }),
  offer('get', '/organisaties/{organisation}/medewerkers', listPeople, { summary: 'Mensen van een organisatie, met hun mandaten' }),
  offer('post', '/organisaties/{organisation}/medewerkers', addPerson, { summary: 'Voeg een medewerker toe' }),
  offer('post', '/medewerkers/{person}/mandaten', giveMandate, { summary: 'Geef een mandaat' }),
  offer('delete', '/mandaten/{mandate}', endMandate, { summary: 'Beëindig een mandaat' }),
  offer('get', '/mijn-mandaten', listMyMandates, { summary: 'Uw eigen mandaten' }),
  offer('get', '/kringen', listCircles, { summary: 'Kringen, en de leden die u mag zien' }),
  offer('get', '/mijn-kringen', listMyCircles, { summary: 'De kringen waarvan u lid bent' }),
  offer('post', '/kringen', setUpCircle, { summary: 'Stel een kring in' }),
  offer('post', '/kringen/{circle}/leden', addCircleMember, { summary: 'Voeg een lid toe aan een kring' }),
  offer('delete', '/kringen/{circle}/leden/{person}', endCircleMember, { summary: 'Beëindig een lidmaatschap van een kring' }),
]
