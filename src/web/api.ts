// Everything that the REST door offers, module by module.
import { api as accountability } from '../accountability/api.ts'
import { api as agenda } from '../agenda/api.ts'
import { api as frontline } from '../frontline/api.ts'
import { api as monitor } from '../monitor/api.ts'
import { type Offer, offer } from '../platform/rest-door.ts'
import { api as partners } from '../partners/api.ts'
import { api as places } from '../places/api.ts'
import { api as strategy } from '../strategy/api.ts'
import { search } from './search.ts'
import { suggestions } from './suggestions.ts'

const searching = [
  offer('get', '/zoeken', search, { summary: 'Zoek in alles wat u mag zien' }),
  offer('get', '/zoeken/voorstellen', suggestions, { summary: 'Voorstellen voor wie iets typt in het zoekveld' }),
]

export const offers: Offer[] = [...places, ...partners, ...monitor, ...strategy, ...agenda, ...frontline, ...accountability, ...searching]
