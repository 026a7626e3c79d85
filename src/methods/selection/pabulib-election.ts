// An election as a pabulib file, and the other way round, so that others can count it with their own programs.
import type { Ballot, Election, Partner, Theme } from './election.ts'
import { type Pabulib, PabulibError, type Section } from './pabulib.ts'

/** What a file names that is about weights and conditions; other programs skip these columns. */
const OURS = { weight: 'weight', status: 'status', seed: 'seed', everyGroup: 'every_group', number: 'number_to_choose' } as const

/**
 * The election in a pabulib file. Costs and budget with decimals are multiplied to whole units. Throws a PabulibError for a vote type that is not a set of approvals or points,
 * and for numbers that are none.
 */
export function electionFrom({ meta, projects, votes }: Pabulib, seed = ''): Election {
  const info = new Map(meta.rows.map(([key, value = '']) => [key!.trim(), value.trim()]))
  const type = info.get('vote_type') ?? 'approval'
  if (!['approval', 'choose-1', 'cumulative', 'scoring'].includes(type)) throw new PabulibError(1, `Votes of the type ${type} are not approvals`)
  const amounts = [info.get('budget') ?? '', ...column(projects, 'cost')]
  const decimals = Math.max(...amounts.map((amount) => amount.trim().split('.')[1]?.length ?? 0))
  const number = info.get(OURS.number)
  const status = column(projects, OURS.status)
  const ids = column(projects, 'project_id')
  const withStatus = (name: string): string[] => ids.filter((_, at) => status[at] === name)
  return {
    partners: partnersOf(votes),
    themes: ids.map((id, at): Theme => ({ id, ...number === undefined && { cost: whole(amounts[at + 1]!, decimals) } })),
    ballots: ballotsOf(votes),
    size: number === undefined ? { kind: 'capacity', capacity: whole(amounts[0]!, decimals) } : { kind: 'number', number: Number(number) },
    locked: withStatus('locked'),
    continuing: withStatus('continuing'),
    excluded: withStatus('excluded'),
    ...info.has(OURS.everyGroup) && { everyGroup: info.get(OURS.everyGroup)! },
    seed: info.get(OURS.seed) ?? seed,
  }
}

const column = ({ columns, rows }: Section, name: string): string[] => {
  const at = columns.findIndex((title) => title.trim() === name)
  return rows.map((row) => (row[at] ?? '').trim())
}

function whole(amount: string, decimals: number): number {
  if (!/^\d+(\.\d*)?$/.test(amount.trim())) throw new PabulibError(1, `Not an amount: ${amount}`)
  const [units = '0', part = ''] = amount.trim().split('.')
  return Number(units + part.padEnd(decimals, '0'))
}

const NOT_GROUPS = new Set(['voter_id', 'vote', 'points', 'voting_method', 'age', 'sex', OURS.weight])

function partnersOf(votes: Section): Partner[] {
  const weights = column(votes, OURS.weight)
  const groups = votes.columns.map((title) => title.trim()).filter((title) => !NOT_GROUPS.has(title))
  const values = groups.map((title) => column(votes, title))
  return column(votes, 'voter_id').map((id, at) => {
    const named = groups.flatMap((title, group) => values[group]![at] === '' ? [] : [[title, values[group]![at]!]])
    return { id, ...weights[at] !== '' && { weight: Number(weights[at]) }, ...named.length > 0 && { groups: Object.fromEntries(named) as { [kind: string]: string } } }
  })
}

const listed = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '')

function ballotsOf(votes: Section): Ballot[] {
  const points = votes.columns.some((title) => title.trim() === 'points') ? column(votes, 'points') : undefined
  const approvals = column(votes, 'vote')
  return column(votes, 'voter_id').map((partner, at) => {
    const approves = listed(approvals[at]!)
    const scores = points && listed(points[at]!).map(Number)
    return { partner, approves, ...scores && { scores: Object.fromEntries(approves.map((theme, place) => [theme, scores[place] ?? 0])) } }
  })
}

/** The pabulib file of an election. Throws a RangeError when a name holds what the format cannot carry (a comma in a theme's id). */
export function pabulibFrom(election: Election, description: string): Pabulib {
  const { partners, themes, ballots, size, seed, everyGroup } = election
  const odd = themes.find(({ id }) => id.includes(',') || id.trim() !== id || id === '')
  if (odd) throw new RangeError(`pabulib cannot carry the theme "${odd.id}"`)
  const scored = ballots.some(({ scores }) => scores)
  const meta = Object.entries({
    description, country: 'Netherlands', unit: 'region', instance: '1', num_projects: `${themes.length}`, num_votes: `${partners.length}`,
    budget: `${size.kind === 'number' ? size.number : size.capacity}`, vote_type: scored ? 'scoring' : 'approval', rule: 'unknown',
    [OURS.seed]: seed,
    ...everyGroup !== undefined && { [OURS.everyGroup]: everyGroup },
    ...size.kind === 'number' && { [OURS.number]: `${size.number}` },
  })
  return {
    beginning: '',
    meta: { columns: ['key', 'value'], rows: meta },
    projects: { columns: ['project_id', 'cost', OURS.status], rows: themes.map(({ id, cost }) => [id, `${size.kind === 'number' ? 1 : cost}`, statusOf(election, id)]) },
    votes: votesOf(partners, ballots, scored),
    lineEnd: '\n',
    ending: true,
  }
}

function statusOf({ locked = [], continuing = [], excluded = [] }: Election, id: string): string {
  if (locked.includes(id)) return 'locked'
  return continuing.includes(id) ? 'continuing' : excluded.includes(id) ? 'excluded' : ''
}

function votesOf(partners: readonly Partner[], ballots: readonly Ballot[], scored: boolean): Section {
  const groups = [...new Set(partners.flatMap(({ groups: named = {} }) => Object.keys(named)))]
  const ballotOf = new Map(ballots.map((ballot) => [ballot.partner, ballot]))
  return {
    columns: ['voter_id', 'vote', ...scored ? ['points'] : [], OURS.weight, ...groups],
    rows: partners.map(({ id, weight, groups: named }) => {
      const { approves = [], scores } = ballotOf.get(id) ?? {}
      const points = scored ? [approves.map((theme) => `${scores?.[theme] ?? 1}`).join()] : []
      return [id, approves.join(), ...points, weight === undefined ? '' : `${weight}`, ...groups.map((group) => named?.[group] ?? '')]
    }),
  }
}
