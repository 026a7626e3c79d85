// The pure rules of places: what is valid on a date, and how figures on one map become figures on another.

export type Evidence = 'confirmed' | 'inferred' | 'unverified' | 'unknown'

/** From the first day up to, not including, the last; null means open. Dates are 'YYYY-MM-DD'. */
export type Period = { validFrom: string | null; validTo: string | null }

export type Membership = Period & { municipality: string; area: string; evidence: Evidence }

export type Change = {
  id: string
  date: string
  kind: 'merger' | 'split' | 'partial'
  from: string[]
  to: string[]
  planned: boolean
}

export const isValidOn = ({ validFrom, validTo }: Period, date: string): boolean =>
  (validFrom === null || validFrom <= date) && (validTo === null || date < validTo)

/** Our history of memberships begins here; of earlier days we cannot say who belonged to what. */
export const FIRST_DAY = '2011-01-01'

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

/** The day in the Netherlands at a moment, as 'YYYY-MM-DD'. */
export const dayOf = (moment: Date): string => DAY.format(moment)

/** The day whose map a year's figures are on: Statistics Netherlands uses the division of 1 January. */
export const mapDateOf = (year: number): string => `${year}-01-01`

/** The codes of the municipalities that belong to an area on a date, sorted. */
export function membersOn(memberships: readonly Membership[], area: string, date: string): string[] {
  return memberships.filter((row) => row.area === area && isValidOn(row, date)).map((row) => row.municipality).sort()
}

/** How many municipalities an area had, period by period, oldest first; `until` is the first day that it no longer held. */
export function countsOver(memberships: readonly Membership[], area: string): { from: string; until: string | null; count: number }[] {
  const own = memberships.filter((row) => row.area === area)
  const days = [...new Set(own.flatMap((row) => [row.validFrom ?? FIRST_DAY, row.validTo]))].filter((day) => day !== null).sort()
  return days.map((from, place) => ({ from, until: days[place + 1] ?? null, count: membersOn(own, area, from).length }))
}

/** The changes that took effect after `from` up to and including `to`, oldest first. A plan is not a change. */
export function changesBetween(changes: readonly Change[], from: string, to: string): Change[] {
  return changes.filter((change) => !change.planned && from < change.date && change.date <= to)
    .sort((a, b) => a.date.localeCompare(b.date) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

// On one day mergers come first: the border of a new municipality can only move once it exists.
const ORDER: Change['kind'][] = ['merger', 'split', 'partial']

/** Whether two dates have the same map of municipalities. */
export function haveSameMap(changes: readonly Change[], one: string, other: string): boolean {
  const [first, last] = one < other ? [one, other] : [other, one]
  return changesBetween(changes, first, last).length === 0
}

/** How to make the figure of one municipality on the new map: add up the parts. Not exact when a border moved in between. */
export type Recipe = { target: string; parts: string[]; exact: boolean; because: string[] }

/** A municipality of the new map whose figure cannot be made: it is only a piece of `within` on the old map. */
export type Lost = { target: string; within: string[]; because: string[] }

export type Crosswalk = { recipes: Recipe[]; lost: Lost[] }

/**
 * Works out, for every municipality on the map of `to`, how its figure follows from those on the map of `from`.
 * Mergers add up. What was merged cannot be taken apart again, and where a border moved the sum is only near.
 * @param codes the municipalities that existed on `from`
 */
export function crosswalk(codes: readonly string[], changes: readonly Change[], from: string, to: string): Crosswalk {
  const recipes = new Map(codes.map((code): [string, Recipe] => [code, { target: code, parts: [code], exact: true, because: [] }]))
  const lost = new Map<string, Lost>()
  for (const change of stepsFrom(changes, from, to)) {
    if (change.kind === 'merger') merge(change, recipes, lost)
    else if (change.kind === 'split') split(change, recipes, lost)
    else moveBorder(change, recipes, lost)
  }
  const byTarget = (a: { target: string }, b: { target: string }) => a.target.localeCompare(b.target)
  return { recipes: [...recipes.values()].sort(byTarget), lost: [...lost.values()].sort(byTarget) }
}

function stepsFrom(changes: readonly Change[], from: string, to: string): Change[] {
  return from <= to ? changesBetween(changes, from, to) : changesBetween(changes, to, from).reverse().map(reversed)
}

const REVERSE = { merger: 'split', split: 'merger', partial: 'partial' } as const
const reversed = (change: Change): Change => ({ ...change, kind: REVERSE[change.kind], from: change.to, to: change.from })

function merge(change: Change, recipes: Map<string, Recipe>, lost: Map<string, Lost>): void {
  const merged = change.from.map((code) => recipes.get(code))
  const target = change.to[0]!
  const before = [...change.from]
  if (merged.every((recipe) => recipe !== undefined)) {
    before.forEach((code) => recipes.delete(code))
    recipes.set(target, {
      target, parts: unique(merged.flatMap((recipe) => recipe.parts)),
      exact: merged.every((recipe) => recipe.exact), because: unique([...merged.flatMap((recipe) => recipe.because), change.id]),
    })
    return
  }
  const within = unique(before.flatMap((code) => recipes.get(code)?.parts ?? lost.get(code)?.within ?? [code]))
  const because = unique([...before.flatMap((code) => recipes.get(code)?.because ?? lost.get(code)?.because ?? []), change.id])
  before.forEach((code) => { recipes.delete(code); lost.delete(code) })
  lost.set(target, { target, within, because })
}

function split(change: Change, recipes: Map<string, Recipe>, lost: Map<string, Lost>): void {
  const source = change.from[0]!
  const whole = recipes.get(source)
  const within = whole?.parts ?? lost.get(source)?.within ?? [source]
  const because = unique([...(whole?.because ?? lost.get(source)?.because ?? []), change.id])
  recipes.delete(source)
  lost.delete(source)
  for (const target of change.to) lost.set(target, { target, within, because })
}

function moveBorder(change: Change, recipes: Map<string, Recipe>, lost: Map<string, Lost>): void {
  for (const code of unique([...change.from, ...change.to])) {
    const recipe = recipes.get(code)
    if (recipe) recipes.set(code, { ...recipe, exact: false, because: unique([...recipe.because, change.id]) })
    const piece = lost.get(code)
    if (piece) lost.set(code, { ...piece, because: unique([...piece.because, change.id]) })
  }
}

const unique = (codes: string[]): string[] => [...new Set(codes)]

export type Restated = {
  figures: Map<string, number>
  /** Targets whose figure is only near, because a border moved. */
  near: string[]
  /** Targets without a figure, because parts of them have none. */
  incomplete: { target: string; missing: string[] }[]
}

/** Applies recipes to counts: only counts add up, so never give this rates or averages. */
export function restate(figures: ReadonlyMap<string, number>, recipes: readonly Recipe[]): Restated {
  const restated: Restated = { figures: new Map(), near: [], incomplete: [] }
  for (const { target, parts, exact } of recipes) {
    const missing = parts.filter((part) => !figures.has(part))
    if (missing.length > 0) {
      if (missing.length < parts.length) restated.incomplete.push({ target, missing })
      continue
    }
    restated.figures.set(target, parts.reduce((sum, part) => sum + figures.get(part)!, 0))
    if (!exact) restated.near.push(target)
  }
  return restated
}
