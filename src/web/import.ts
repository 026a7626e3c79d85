// The command `npm run import`: brings open data in from a file, a folder or an address, without the site.
import { importBoundariesCommand } from '../places/public.ts'
import { importCommand } from '../monitor/public.ts'
import { openDatabase } from './open-database.ts'
import type { Settings } from './settings.ts'

/** `npm run import -- <file|folder|address> …`, or `npm run import -- boundaries <file|address>`. */
export async function importFigures(settings: Settings, args: string[]): Promise<void> {
  const database = await openDatabase(settings, (line) => console.error(line), { beside: true })
  try {
    const work = args[0] === 'boundaries' ? importBoundariesCommand(args.slice(1), database) : importCommand(args, database)
    process.exitCode = await work
  } finally {
    await database.close()
  }
}
