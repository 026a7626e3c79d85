// What the strategies offer over REST, under their Dutch names.
import { offer } from '../platform/rest-door.ts'
import { listAmbitions } from './ambitions.ts'
import { showClaimedChanges } from './claimed-changes.ts'
import { confirmDistrictTheme } from './confirm-district-theme.ts'
import { listDistrictThemes } from './district-themes.ts'
import { showOpenFigures } from './open-figures.ts'
import { listPriorities } from './priorities.ts'
import { showPriority } from './priority.ts'
import { showPriorityHistory } from './priority-history.ts'
import { listStatements } from './statements.ts'
import { listStrategies } from './strategies.ts'
import { showStrategy } from './strategy.ts'

export const api = [
  offer('get', '/strategieen', listStrategies, { summary: 'Alle strategieën, de nieuwste eerst' }),
  offer('get', '/strategieen/{strategy}', showStrategy, { summary: 'Eén strategie in haar geheel' }),
  offer('get', '/strategieen/{strategy}/uitspraken', listStatements, { summary: 'Wat een strategie zegt, met de plaats in de bron' }),
  offer('get', '/strategieen/{strategy}/ambities', listAmbitions, { summary: 'De ambities van een strategie' }),
  offer('get', '/strategieen/{strategy}/districtsthemas', listDistrictThemes, { summary: 'Thema’s per district, met hoe zeker dat is' }),
  offer('get', '/strategieen/{strategy}/eigen-cijfers', showClaimedChanges, { summary: 'De eigen tabel van de strategie' }),
  offer('get', '/strategieen/{strategy}/open-cijfers', showOpenFigures, { summary: 'Wat open cijfers zeggen van de eigen tabel' }),
  offer('get', '/prioriteiten', listPriorities, { summary: 'Alle prioriteiten, of die van één strategie' }),
  offer('get', '/prioriteiten/{priority}', showPriority, { summary: 'Eén prioriteit: opgave, ambitie en aanpak' }),
  offer('get', '/prioriteitswisselingen', showPriorityHistory, { summary: 'Wat bleef, wat eraf ging en wat erbij kwam' }),
  offer('post', '/districtsthemas/{theme}/bevestiging', confirmDistrictTheme, { summary: 'Bevestig bij welk district een thema hoort' }),
]
