// Fills a new database once: what the installation is, the real region, and in a trial the fictional people and records.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnerSql } from '../platform/database.ts'
import { secretCheck } from '../platform/keys.ts'
import { START_LOCK } from '../platform/postgres/migrate.ts'
import { ROOT } from '../platform/root.ts'
import { type Installation, installationOf } from '../platform/site.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { SEEDS } from './seeds.ts'

type RegionFile = { coalition: string; coalitionName: string; regionName: string }

/** Loads every module's seed in one transaction, so that a start that was broken off begins anew. Of two starts at one moment, one loads. */
export async function seed(owner: OwnerSql, kind: Installation['kind'], log: (line: string) => void): Promise<Installation> {
  const region = JSON.parse(readFileSync(join(ROOT, 'seed', 'midden-nederland', 'region.json'), 'utf8')) as RegionFile
  await owner.begin(async (transaction) => {
    const sql = transaction as unknown as OwnerSql
    await sql`select pg_advisory_xact_lock(${START_LOCK})`
    if (await installationOf(sql)) return
    log('Eerste start: de gegevens worden ingelezen…')
    await sql`
      insert into platform.installation (kind, coalition_id, coalition_name, region_name, secret_check)
      values (${kind}, ${region.coalition}, ${region.coalitionName}, ${region.regionName}, ${secretCheck()})`
    for (const [name, load] of SEEDS) {
      log(`  ${name}`)
      await load(sql, { folder: join(ROOT, 'seed'), coalition: region.coalition, trial: kind === 'trial' })
    }
  })
  const installation = await installationOf(owner)
  if (!installation) throw new StartFailure('Het inlezen is niet gelukt. Begin opnieuw met een lege gegevensmap.')
  return installation
}
