// What REST offers of places.
import { offer } from '../platform/rest-door.ts'
import { listChanges } from './changes.ts'
import { listDistricts } from './districts.ts'
import { importBoundaries } from './import-boundaries.ts'
import { showMap } from './map.ts'
import { showMunicipality } from './municipality.ts'
import { showRegion } from './region.ts'
import { showRestatement } from './restatement.ts'

export const api = [
  offer('get', '/gebieden', showRegion, { summary: 'De gemeenten van de regio op een datum' }),
  offer('get', '/gebieden/districten', listDistricts, { summary: 'Politiedistricten en basisteams op een datum' }),
  offer('get', '/gebieden/herindelingen', listChanges, { summary: 'Herindelingen sinds 2011' }),
  offer('get', '/gebieden/herleiding', showRestatement, { summary: 'Hoe cijfers van het ene jaar op de kaart van een ander jaar komen' }),
  offer('get', '/gebieden/kaart', showMap, { summary: 'De kaart van de regio op een datum: grenzen of tegels' }),
  offer('post', '/gebieden/grenzen', importBoundaries, { summary: 'Neem grenzen van gemeenten op uit GeoJSON of TopoJSON' }),
  offer('get', '/gemeenten/{municipality}', showMunicipality, { summary: 'Eén gemeente en haar geschiedenis' }),
]
