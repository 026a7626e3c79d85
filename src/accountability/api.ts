// What the account offers over REST, under its Dutch names.
import { offer } from '../platform/rest-door.ts'
import { showAmbition } from './ambition.ts'
import { showArea } from './area.ts'
import { judgeAmbition } from './judge-ambition.ts'
import { listJudgements } from './judgements.ts'
import { showOffence } from './offence.ts'
import { showOverview } from './overview.ts'

export const api = [
  offer('get', '/verantwoording', showOverview, { summary: 'De ambities, alle soorten misdrijven en alle gebieden in het kort' }),
  offer('get', '/oordelen', listJudgements, { summary: 'Alle oordelen over ambities, het nieuwste eerst' }),
  offer('get', '/ambities/{ambition}/oordelen', showAmbition, { summary: 'Een ambitie met alle oordelen' }),
  offer('post', '/ambities/{ambition}/oordelen', judgeAmbition, { summary: 'Beoordeel een ambitie op de nieuwste cijfers' }),
  offer('get', '/gebieden/{area}/cijfers', showArea, { summary: 'Cijfers van een gemeente of district, met verandering en marge' }),
  offer('get', '/misdrijven/{offence}/cijfers', showOffence, { summary: 'Cijfers van een soort misdrijf, per district en gemeente' }),
]
