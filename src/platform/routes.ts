// Holds the one map from name to URL: each module defines its own part, everyone builds links from it.
import type { Module } from './modules.ts'
import type { Page } from './page.ts'

// What a page file exports is not looked at here: a page builds links from its own routes.ts, so its type would wait for itself.
// A border test holds every page file to `export default page(…)`.
type Load = () => Promise<unknown>
type ParamsOf<Path extends string> = Path extends `${string}:${infer Param}/${infer Rest}`
  ? WithoutEnding<Param> | ParamsOf<`/${Rest}`> : Path extends `${string}:${infer Param}` ? WithoutEnding<Param> : never
type WithoutEnding<Param extends string> = Param extends `${infer Name}{${string}` ? Name : Param

export type Route<Path extends string = string> = {
  name: string
  path: Path
  load: () => Promise<{ default: Page }>
  /** The address of this page; throws when a part is missing. */
  url: (params: Record<ParamsOf<Path>, string>, query?: Record<string, string>) => string
}

const everyRoute = new Map<string, Route>()

/** The routes of one module: name → Dutch path (`:part` for a variable part) and its page, loaded when first asked for. */
export function defineRoutes<const Map extends Record<string, readonly [string, Load]>>(
  module: Module, map: Map,
): { [Name in keyof Map]: Route<Map[Name][0]> } {
  const routes = Object.entries(map).map(([key, [path, load]]) => {
    const route = { name: `${module}.${key}`, path, load: load as Route['load'], url: (params: Record<string, string>, query?: Record<string, string>) => fill(path, params, query) }
    everyRoute.set(route.name, route)
    return [key, route]
  })
  return Object.fromEntries(routes)
}

function fill(path: string, params: Record<string, string>, query?: Record<string, string>): string {
  const filled = path.replace(/:([a-zA-Z]+)(\{(?:[^{}]|\{\d+\})*\})?/g, (_match, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`a link to ${path} needs ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams(query).toString()
  return search ? `${filled}?${search}` : filled
}

/** A link to a page of a module to the right, by name ('accountability.municipality'). A border test checks that the name exists. */
export function linkTo(name: string, params: Record<string, string> = {}, query?: Record<string, string>): string {
  const route = everyRoute.get(name)
  if (!route) throw new Error(`there is no route ${name}`)
  return fill(route.path, params, query)
}

/** All routes, sorted by path: the contract in contracts/urls.md. */
export const allRoutes = (): Route[] => [...everyRoute.values()].sort((a, b) => a.path.localeCompare(b.path))
