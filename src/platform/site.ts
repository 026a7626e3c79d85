// What both doors need to know of the site they open on to.
import type { Context as HonoContext } from 'hono'
import type { Actor } from './actor.ts'
import type { AppSql, OwnerSql } from './database.ts'
import type { Screen } from './page.ts'
import type { Issue, Problem } from './problem.ts'

export type Installation = { kind: 'trial' | 'production'; coalition: string; coalitionName: string; regionName: string }

export type Framed = { screen: Screen; actor: Actor; path: string; issues: Issue[]; notice?: string; trial: boolean }

export type Site = {
  database: AppSql
  installation: Installation
  /** The network address of who asks; behind a proxy only when the installation says that it trusts one. */
  originOf: (c: HonoContext) => string
  frame: (framed: Framed) => string | Promise<string>
  problemPage: (problem: Problem, actor: Actor | undefined, path: string) => string | Promise<string>
}

/** Reads what this installation is; undefined before its first start has finished. */
export async function installationOf(sql: OwnerSql): Promise<Installation | undefined> {
  const [row] = await sql<{ kind: 'trial' | 'production'; coalition_id: string; coalition_name: string; region_name: string }[]>`
    select kind, coalition_id, coalition_name, region_name from platform.installation`
  return row && { kind: row.kind, coalition: row.coalition_id, coalitionName: row.coalition_name, regionName: row.region_name }
}

/** Writes a fault of ours to the log: what and where, never what a user typed. */
export function report(problem: Problem, c: HonoContext): void {
  console.error(JSON.stringify({
    level: 'error', at: new Date().toISOString(), trace: c.get('trace'), method: c.req.method, route: c.req.routePath, cause: described(problem.cause ?? problem),
  }))
}

// A message of the database can quote a value ('invalid input syntax for type integer: "…"'), so of those only the code is kept.
function described(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const stack = cause.stack ?? String(cause)
  return 'code' in cause ? `${cause.name} ${String(cause.code)}\n${stack.split('\n').filter((line) => line.startsWith('    at ')).join('\n')}` : stack
}
