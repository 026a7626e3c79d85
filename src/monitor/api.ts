// What REST offers of figures.
import { offer } from '../platform/rest-door.ts'
import { showFigures } from './figures.ts'
import { listImports } from './imports.ts'
import { listIndicators } from './indicators.ts'
import { showRevision } from './revision.ts'
import { startImport } from './start-import.ts'
import { showVintage } from './vintage.ts'
import { listVintages } from './vintages.ts'

export const api = [
  offer('get', '/indicatoren', listIndicators, { summary: 'Wat de coalitie volgt, met definitie en bron' }),
  offer('get', '/indicatoren/{indicator}/cijfers', showFigures, { summary: 'De cijfers van één indicator, per gebied' }),
  offer('get', '/leveringen', listVintages, { summary: 'De leveringen van open cijfers die zijn ingelezen' }),
  offer('get', '/leveringen/{vintage}', showVintage, { summary: 'Eén levering' }),
  offer('get', '/leveringen/{vintage}/wijzigingen', showRevision, { summary: 'Wat een levering veranderde' }),
  offer('get', '/invoer', listImports, { summary: 'Hoe het ophalen van cijfers staat' }),
  offer('post', '/invoer', startImport, { summary: 'Haal cijfers op van een adres' }),
]
