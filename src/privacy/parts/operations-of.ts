// Which operations of the program name an activity: looked up in the program itself, the first time that someone asks.
import { declaredOperations } from '../../platform/operation.ts'
import { activityOf } from '../../platform/processing.ts'
import { allRoutes } from '../../platform/routes.ts'

let everyPage: Promise<unknown> | undefined

/** Pages are loaded when they are first opened, and their operations with them; so this opens them all. */
export async function operationsOf(activity: string): Promise<{ name: string; kind: 'read' | 'write' }[]> {
  everyPage ??= Promise.all(allRoutes().map((route) => route.load()))
  await everyPage
  return [...declaredOperations().values()].filter(({ processing }) => activityOf(processing)?.name === activity)
    .map(({ name, kind }) => ({ name, kind })).sort((a, b) => a.name.localeCompare(b.name))
}
