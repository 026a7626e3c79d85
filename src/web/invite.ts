// The command `npm run invite`: the first invitation of an installation, beside the site.
import { inviteFirstCommand } from '../identity/public.ts'
import { useAddress } from '../platform/address.ts'
import { openDatabase } from './open-database.ts'
import type { Settings } from './settings.ts'

/** `npm run invite -- --first you@example.org "Your Name"`; PUBLIC_URL or PORT tells where the site stands. */
export async function inviteFirst(settings: Settings, args: string[]): Promise<void> {
  useAddress(settings.address ?? `http://localhost:${settings.port}`)
  const database = await openDatabase(settings, (line) => console.error(line), { beside: true })
  try {
    process.exitCode = await inviteFirstCommand(args, database)
  } finally {
    await database.close()
  }
}
