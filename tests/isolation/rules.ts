// The reference model of what a row lets through, in plain sentences of code: beside it stands what access.sql really does.
import type { Row } from './wall.ts'

/** Who acts, as the settings say it; lists are lists. */
export type Me = { role: string; coalition: string; person: string; mandate: string; organisation: string; area: string; taskforces: string[]; circles: string[]; answerCode: string; emergency: string; emergencyArea: string }
/** A row with plain values; what no policy looks at is not in it. */
export type Facts = Record<string, string | boolean | null>
/** `after` is the row as a change leaves it. */
type Rule = (me: Me, row: Facts, after: Facts) => boolean
export type TableRules = Partial<Record<'select' | 'insert' | 'update' | 'delete', Rule>>

/** The value of an SQL expression of `wall.ts`. */
export const factsOf = (row: Row): Facts => Object.fromEntries(Object.entries(row).map(([column, value]) =>
  [column, value === 'null' ? null : value === 'true' ? true : value === 'false' ? false : value.replaceAll(/^'|'$/g, '')]))

export const meFrom = (settings: Record<string, string>): Me => ({
  role: settings['role'] ?? '', coalition: settings['coalition'] ?? '', person: settings['person'] ?? '', mandate: settings['mandate'] ?? '', organisation: settings['organisation'] ?? '', area: settings['area'] ?? '',
  taskforces: (settings['taskforces'] ?? '').split(','), circles: (settings['circles'] ?? '').split(','), answerCode: settings['answer_code'] ?? '',
  emergency: settings['emergency'] ?? '', emergencyArea: settings['emergency'] === 'frontline' ? settings['emergency_area'] ?? '' : '',
})

const everyone: Rule = () => true
const is = (...roles: string[]): Rule => (me) => roles.includes(me.role)
const both = (...rules: Rule[]): Rule => (...given) => rules.every((rule) => rule(...given))
const either = (...rules: Rule[]): Rule => (...given) => rules.some((rule) => rule(...given))
const where = (column: string, ...values: (string | boolean | null)[]): Rule => (_me, row) => values.includes(row[column] ?? null)
const not = (rule: Rule): Rule => (...given) => !rule(...given)

const office = is('coalition-office')
const officeOrSystem = is('coalition-office', 'system')
const colleague: Rule = (me) => me.role !== '' && me.role !== 'visitor'
const real = where('demo', false)
const own = (column: string, mine: (me: Me) => string): Rule => (me, row) => mine(me) !== '' && (row[column] ?? null) === mine(me)
const ofMine = (column: string, mine: (me: Me) => string[]): Rule => (me, row) => mine(me).some((one) => one !== '' && one === row[column])

const inMyTaskforce = ofMine('taskforce_id', (me) => me.taskforces)
const inMyCircle = ofMine('circle_id', (me) => me.circles)
const mayLead = both(either(office, both(is('taskforce-lead'), inMyTaskforce)), either(not(where('confidentiality', 'circle')), inMyCircle))
const byConfidentiality = either(
  where('confidentiality', 'public'), both(where('confidentiality', 'coalition'), colleague, not(is('administrator'))),
  both(where('confidentiality', 'taskforce'), either(office, inMyTaskforce)), both(where('confidentiality', 'circle'), inMyCircle),
)

const triage = either(office, both(is('safety-adviser'), own('municipality_code', (me) => me.area)))
const leadsIt = both(is('taskforce-lead'), inMyTaskforce)
const readsReport = either(
  both(own('reporter', (me) => me.person), not(is('administrator'))), own('code_hash', (me) => me.answerCode), triage, inMyTaskforce,
  own('municipality_code', (me) => me.emergencyArea),
)
const reports = is('frontline-professional', 'safety-adviser', 'case-director', 'taskforce-lead', 'board-member', 'coalition-office')
const underOwnName: Rule = (me, row) => (row['reporter'] ?? null) === (me.person || null) && (row['organisation_id'] ?? null) === (me.organisation || null)
const untouched = both(where('state', 'received', 'reported'), where('priority_id', null), where('taskforce_id', null), where('owner_organisation_id', null), real)
const byMyRole: Rule = (me, row) => row['by_role'] === me.role

const keepsIt = own('keeper_id', (me) => me.person)
const managesCircle = either(keepsIt, both(office, where('members_hidden', false)))

const forEveryone = (...names: string[]): Record<string, TableRules> => Object.fromEntries(names.map((name) => [name, { select: everyone }]))

const officer = is('privacy-officer')

/** What one may do with a row of the own coalition. An act that is not named is for nobody; a row of another coalition neither. */
export const RULES: Record<string, TableRules> = {
  ...forEveryone(
    'places.municipality', 'places.area', 'places.area_membership', 'places.boundary_change', 'places.tile', 'places.coalition_region', 'platform.installation',
    'monitor.series', 'monitor.indicator', 'strategy.strategy', 'strategy.source', 'strategy.chapter', 'strategy.priority', 'strategy.statement', 'strategy.ambition',
    'strategy.claimed_change', 'strategy.claimed_category', 'partners.agreement', 'partners.agreement_party', 'agenda.action_agenda', 'privacy.activity',
  ),
  'platform.migration': {},
  'places.boundary_set': { select: everyone, insert: officeOrSystem, delete: officeOrSystem },
  'places.boundary': { select: everyone, insert: officeOrSystem, delete: officeOrSystem },
  'monitor.source': { select: everyone, insert: officeOrSystem },
  'monitor.measure': { select: everyone, insert: officeOrSystem },
  'monitor.category': { select: everyone, insert: officeOrSystem },
  'monitor.area_title': { select: everyone, insert: officeOrSystem },
  'monitor.vintage': { select: everyone, insert: both(officeOrSystem, (me, row) => row['imported_as'] === me.role) },
  'monitor.import_run': { select: officeOrSystem, insert: officeOrSystem, update: is('system') },
  'accountability.judgement': { select: everyone, insert: both(officeOrSystem, (me, row) => row['judged_as'] === me.role) },
  'accountability.judgement_vintage': { select: everyone, insert: officeOrSystem },
  'strategy.district_theme': {
    select: everyone,
    update: (me, row, after) => me.role === 'coalition-office' && row['status'] !== 'confirmed' && after['status'] === 'confirmed' && after['decided_by'] === me.mandate,
  },
  'platform.ledger': { select: officer, insert: (me, row) => row['role'] === me.role && row['emergency'] === (me.emergency !== '') },
  'platform.ledger_detail': {
    select: officer,
    insert: (me, row) => (row['person'] ?? null) === (me.person || null) && (row['mandate'] ?? null) === (me.mandate || null) && (row['organisation'] ?? null) === (me.organisation || null),
  },
  'platform.processing_record': { select: officer, insert: everyone },
  'privacy.register_entry': { select: everyone, insert: officer },
  'privacy.term': { select: everyone, insert: officer },
  'privacy.erasure': { select: officer }, 'privacy.rehearsal': { select: officer }, 'privacy.push': { select: officer }, 'privacy.pushed': {},
  'privacy.request': { select: officer, insert: both(officer, where('state', 'received')), update: both(officer, where('state', 'received', 'identified')) },
  'privacy.emergency_seen': { select: officer, insert: officer },
  'partners.organisation': { select: everyone, insert: both(office, real) },
  'partners.circle': { select: colleague, insert: office },
  'partners.circle_member': { select: either(both(colleague, where('members_hidden', false)), keepsIt, inMyCircle), insert: managesCircle, update: managesCircle },
  'agenda.taskforce': { select: everyone, insert: both(office, where('state', 'set-up'), real), update: office },
  'agenda.taskforce_member': { select: colleague, insert: office, update: both(office, (_me, _row, after) => after['valid_to'] !== null) },
  'agenda.action': { select: byConfidentiality, insert: both(where('state', 'planned'), real, mayLead), update: mayLead },
  'agenda.attachment': { select: byConfidentiality, insert: mayLead, delete: mayLead },
  'frontline.report': { select: readsReport, insert: both(reports, underOwnName, untouched), update: either(triage, leadsIt) },
  'frontline.step': { select: readsReport, insert: both(byMyRole, either(triage, leadsIt)), update: triage },
  'frontline.story': { select: everyone, insert: both(triage, real), delete: triage },
}
