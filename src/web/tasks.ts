// What each role does most here: the cards of the start page.
import type { Actor } from '../platform/actor.ts'

export type Task = { title: string; why: string; to: string }

const REPORT: Task = { title: 'Iets melden', why: 'Een signaal, een drempel of een verhaal. Klaar in twee minuten.', to: 'frontline.record' }
const MINE: Task = { title: 'Mijn meldingen', why: 'Lees wat er met uw meldingen gebeurde.', to: 'frontline.mine' }
const WEIGH: Task = { title: 'Meldingen bekijken', why: 'Weeg wat binnenkwam en maak er een actie van.', to: 'frontline.reports' }
const AGENDA: Task = { title: 'Actieagenda’s', why: 'Wat er loopt, per prioriteit.', to: 'agenda.overview' }
const FIGURES: Task = { title: 'Cijfers ophalen', why: 'Lees nieuwe open cijfers in en zie wat er veranderde.', to: 'monitor.import' }
const STRATEGY: Task = { title: 'De strategie', why: 'Prioriteiten, ambities en uitgangspunten, met hun bron.', to: 'strategy.overview' }
const ACCOUNT: Task = { title: 'Waar staan we?', why: 'De drie ambities op één pagina.', to: 'accountability.home' }
const PARTNERS: Task = { title: 'Partners', why: 'Organisaties in de coalitie en wie waarvoor tekent.', to: 'partners.organisations' }
const AREAS: Task = { title: 'Gebieden', why: 'Gemeenten, districten en herindelingen.', to: 'places.region' }
const LEDGER: Task = { title: 'Logboek', why: 'Wie deed wat, met welk resultaat.', to: 'privacy.log' }
const DESK: Task = { title: 'Privacy', why: 'Wat nu uw aandacht vraagt: verzoeken, noodtoegang en termijnen.', to: 'privacy.home' }
const REGISTER: Task = { title: 'Verwerkingsregister', why: 'Welke gegevens, waarvoor, op welke grond.', to: 'privacy.register' }
const PROVIDERS: Task = { title: 'Inlogdiensten', why: 'Via welke organisaties mensen inloggen.', to: 'identity.providers' }
const MAIL: Task = { title: 'Mail', why: 'In een proef gaat mail niet weg. Lees hier wat er verstuurd zou zijn.', to: 'web.mail' }
const LOG_HEALTH: Task = { title: 'Gezondheid van het logboek', why: 'Of alles een vaste plaats krijgt, en wie er van buiten meekijkt.', to: 'web.logHealth' }
const HEALTH: Task = { title: 'Systeem', why: 'Versie, achtergrondwerk en ruimte.', to: 'web.health' }
const EMERGENCY: Task = { title: 'Noodtoegang', why: 'Kort meldingen van een andere gemeente lezen, als het niet kan wachten.', to: 'partners.emergency' }

const TASKS: Partial<Record<Actor['role'], Task[]>> = {
  'board-member': [ACCOUNT, STRATEGY, AGENDA],
  'coalition-office': [WEIGH, AGENDA, FIGURES, STRATEGY, PARTNERS, AREAS],
  'safety-adviser': [WEIGH, REPORT, MINE, ACCOUNT, EMERGENCY],
  'frontline-professional': [REPORT, MINE, AGENDA],
  'taskforce-lead': [WEIGH, AGENDA, ACCOUNT],
  'case-director': [REPORT, MINE, PARTNERS, EMERGENCY],
  'privacy-officer': [DESK, LEDGER, REGISTER, PARTNERS],
  'administrator': [HEALTH, LOG_HEALTH, PARTNERS, PROVIDERS, MAIL],
}

/** The cards for this role, the most likely first. */
export const tasksOf = (role: Actor['role'], trial: boolean): Task[] => (TASKS[role] ?? []).filter((task) => trial || task !== MAIL)
