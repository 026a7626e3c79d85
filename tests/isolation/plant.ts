// Puts many worlds in the database at once, as its owner, and takes them out again.
import type { OwnerSql } from '../../src/platform/database.ts'
import type { When, World } from './model.ts'

type Row = Record<string, unknown>

const PRIORITY = '019c0000-0000-7000-800a-000000000001'
const STRATEGY = '019c0000-0000-7000-800a-000000000002'
/** The slug of the one priority of every world. */
export const PRIORITY_SLUG = 'prioriteit'
/** A word that stands in every action and every report, to search for. */
export const EVERYWHERE = 'overal'

const DAYS: Record<When, { valid_from: string; valid_to: string | null }> = {
  past: { valid_from: '2020-01-01', valid_to: '2021-01-01' }, now: { valid_from: '2020-01-01', valid_to: null }, coming: { valid_from: '2199-01-01', valid_to: null },
}

/** The rows of one world, by table. */
function rowsOf(world: World): Record<string, Row[]> {
  const coalition_id = world.coalition
  return {
    'strategy.strategy': [{ coalition_id, id: STRATEGY, slug: 'jaren', title: 'Strategie', valid_from: '2019-01-01', valid_to: '2023-01-01', municipalities: 2, signatories: 'x', adoption_evidence: 'inferred', adoption_note: 'x' }],
    'strategy.priority': [{ coalition_id, id: PRIORITY, strategy_id: STRATEGY, slug: PRIORITY_SLUG, number: 1, kind: 'joint', name: 'Prioriteit', short_name: 'Prioriteit', offences: [], valid_from: '2019-01-01', valid_to: '2023-01-01', evidence: 'inferred' }],
    'partners.organisation': world.organisations.map(({ id, municipality }, row) => ({ coalition_id, id, name: `Organisatie ${row}`, kind: municipality ? 'municipality' : 'police', municipality_code: municipality, demo: false })),
    'partners.person': world.people.map(({ id, token, organisation }) => ({ coalition_id, id, name: token, does: 'x', organisation_id: organisation.id, demo: false })),
    'partners.mandate': world.mandates.map(({ id, person, organisation, role, when }) => ({ coalition_id, id, person_id: person.id, organisation_id: organisation.id, role, ...DAYS[when] })),
    'partners.circle': world.circles.map(({ id, keeper, hidden }, row) => ({ coalition_id, id, name: `Kring ${row}`, purpose: 'x', keeper_id: keeper.id, members_hidden: hidden, set_up_on: '2020-01-01' })),
    'partners.circle_member': world.circleMembers.map(({ circle, person, when }) => ({ coalition_id, circle_id: circle.id, person_id: person.id, keeper_id: circle.keeper.id, members_hidden: circle.hidden, ...DAYS[when] })),
    'agenda.taskforce': world.taskforces.map(({ id, discharged }, row) => ({ coalition_id, id, priority_id: PRIORITY, name: `Taskforce ${row}`, assignment: 'x', state: discharged ? 'discharged' : 'active', state_since: '2020-01-01', valid_from: '2020-01-01', valid_to: discharged ? '2021-01-01' : null, demo: false })),
    'agenda.taskforce_member': world.taskforceMembers.map(({ taskforce, person, when }) => ({ coalition_id, taskforce_id: taskforce.id, person_id: person.id, organisation_id: person.organisation.id, part: 'member', ...DAYS[when] })),
    ...rowsOfWork(world),
  }
}

function rowsOfWork(world: World): Record<string, Row[]> {
  const coalition_id = world.coalition
  return {
    'agenda.action': world.actions.map(({ id, token, state, confidentiality, taskforce, circle }) => ({
      coalition_id, id, priority_id: PRIORITY, taskforce_id: taskforce?.id ?? null, circle_id: circle?.id ?? null, owner_organisation_id: world.organisations[0]!.id,
      title: token, what: EVERYWHERE, state, confidentiality, planned_from: '2020-01-01', started_on: '2020-01-01', demo: false,
      ended_on: state === 'done' || state === 'stopped' ? '2021-01-01' : null, result: state === 'done' ? 'x' : null, reason: state === 'stopped' ? 'x' : null,
    })),
    'agenda.attachment': world.attachments.map(({ id, token, action }) => ({
      coalition_id, id, action_id: action.id, name: token, type: 'text/plain', size: token.length, content: `\\x${Buffer.from(token).toString('hex')}`, added_at: '2020-01-01',
      confidentiality: action.confidentiality, taskforce_id: action.taskforce?.id ?? null, circle_id: action.circle?.id ?? null,
    })),
    'frontline.report': world.reports.map((report) => ({
      coalition_id, id: report.id, kind: 'signal', body: `${report.token} ${EVERYWHERE}`, ...copiesOf(report), recorded_at: '2020-01-01', state: 'weighed', consent: false, demo: false,
    })),
    'frontline.step': world.steps.map(({ id, token, report, action }) => ({
      coalition_id, id, report_id: report.id, taken_at: '2020-01-01', by_role: 'coalition-office', answer: token, action_id: action?.id ?? null, ...copiesOf(report),
    })),
  }
}

/** What a report and its steps both hold of who may read them. */
const copiesOf = ({ id, municipality, reporter, taskforce }: World['reports'][number]): Row => ({
  municipality_code: municipality, reporter: reporter?.id ?? null, taskforce_id: taskforce?.id ?? null, code_hash: reporter ? null : id.replaceAll('-', '').padStart(64, '0'),
})

/** Inserts all worlds in one transaction. Foreign keys and triggers rest meanwhile: what is planted fits by construction. */
export async function plant(owner: OwnerSql, worlds: World[]): Promise<void> {
  const tables = new Map<string, Row[]>()
  for (const world of worlds) {
    for (const [table, rows] of Object.entries(rowsOf(world))) {
      const all = tables.get(table)
      if (all) for (const row of rows) all.push(row)
      else tables.set(table, rows)
    }
  }
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    for (const [table, rows] of tables) {
      const [first] = rows
      if (!first) continue
      const columns = Object.keys(first).join(', ')
      await sql.unsafe(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`, [JSON.stringify(rows)])
    }
  })
}

/** Empties what `plant` filled. */
export async function uproot(owner: OwnerSql): Promise<void> {
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`truncate strategy.strategy, partners.organisation cascade`
  })
}
