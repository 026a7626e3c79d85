// What REST offers of partners.
import { offer } from '../platform/rest-door.ts'
import { addCircleMember } from './circles/add-circle-member.ts'
import { addOrganisation } from './add-organisation.ts'
import { listEmergencies } from './emergency/emergencies.ts'
import { endEmergency } from './emergency/end-emergency.ts'
import { requestEmergency } from './emergency/request-emergency.ts'
import { addPerson } from './manage/add-person.ts'
import { appointDeputy } from './manage/appoint-deputy.ts'
import { confirmMandate } from './manage/confirm-mandate.ts'
import { recordLeaving } from './manage/record-leaving.ts'
import { listReviews } from './manage/reviews.ts'
import { setReviewRule } from './manage/set-review-rule.ts'
import { listCircles } from './circles/circles.ts'
import { endCircleMember } from './circles/end-circle-member.ts'
import { endMandate } from './manage/end-mandate.ts'
import { giveMandate } from './manage/give-mandate.ts'
import { listMyCircles } from './circles/my-circles.ts'
import { listMyMandates } from './manage/my-mandates.ts'
import { showOrganisation } from './organisation.ts'
import { listOrganisations } from './organisations.ts'
import { listPeople } from './manage/people.ts'
import { setUpCircle } from './circles/set-up-circle.ts'

export const api = [
  offer('get', '/organisaties', listOrganisations, { summary: 'Organisaties in de coalitie en partners' }),
  offer('post', '/organisaties', addOrganisation, { summary: 'Voeg een organisatie toe' }),
  offer('get', '/organisaties/{organisation}', showOrganisation, { summary: 'Eén organisatie en haar convenanten' }),
  offer('get', '/organisaties/{organisation}/medewerkers', listPeople, { summary: 'Mensen van een organisatie, met hun mandaten' }),
  offer('post', '/organisaties/{organisation}/medewerkers', addPerson, { summary: 'Voeg een medewerker toe' }),
  offer('post', '/medewerkers/{person}/mandaten', giveMandate, { summary: 'Geef een mandaat' }),
  offer('delete', '/mandaten/{mandate}', endMandate, { summary: 'Beëindig een mandaat' }),
  offer('post', '/mandaten/{mandate}/vervangers', appointDeputy, { summary: 'Laat iemand een collega vervangen' }),
  offer('post', '/mandaten/{mandate}/bevestiging', confirmMandate, { summary: 'Bevestig dat een mandaat nog klopt' }),
  offer('post', '/medewerkers/{person}/vertrek', recordLeaving, { summary: 'Leg een vertrek vast: alle mandaten eindigen' }),
  offer('get', '/mandaten/nalopen', listReviews, { summary: 'Mandaten die moeten worden nagelopen' }),
  offer('put', '/mandaten/regel', setReviewRule, { summary: 'Bepaal wat er gebeurt met een mandaat dat niemand bevestigt' }),
  offer('post', '/noodtoegang', requestEmergency, { summary: 'Neem noodtoegang' }),
  offer('get', '/noodtoegang', listEmergencies, { summary: 'Noodtoegang: uw eigen, of alle voor de privacyfunctionaris' }),
  offer('delete', '/noodtoegang/{emergency}', endEmergency, { summary: 'Beëindig noodtoegang' }),
  offer('get', '/mijn-mandaten', listMyMandates, { summary: 'Uw eigen mandaten' }),
  offer('get', '/kringen', listCircles, { summary: 'Kringen, en de leden die u mag zien' }),
  offer('get', '/mijn-kringen', listMyCircles, { summary: 'De kringen waarvan u lid bent' }),
  offer('post', '/kringen', setUpCircle, { summary: 'Stel een kring in' }),
  offer('post', '/kringen/{circle}/leden', addCircleMember, { summary: 'Voeg een lid toe aan een kring' }),
  offer('delete', '/kringen/{circle}/leden/{person}', endCircleMember, { summary: 'Beëindig een lidmaatschap van een kring' }),
]
