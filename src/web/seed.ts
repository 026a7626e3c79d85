// Fills a new database once: what the installation is, the real region, and in a trial the fictional people and records.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnerSql } from '../platform/database.ts'
import { ROOT } from '../platform/root.ts'
import { type Installation, installationOf } from '../platform/site.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { SEEDS } from './seeds.ts'

type RegionFile = { coalition: string; coalitionName: string; regionName: string }

/** Loads every module's seed in one transaction, so that a start that was broken off begins anew. */
export async function seed(owner: OwnerSql, kind: Installation['kind'], log: (line: string) => void): Promise<Installation> {
  const region = JSON.parse(readFileSync(join(ROOT, 'seed', 'midden-nederland', 'region.json'), 'utf8')) as RegionFile
  log('Eerste start: strategie, gebieden en cijfers inlezen…')
  await owner.begin(async (sql) => {
    await sql`
      insert into platform.installation (kind, coalition_id, coalition_name, region_name)
      values (${kind}, ${region.coalition}, ${region.coalitionName}, ${region.regionName})`
    for (const [name, load] of SEEDS) {
      log(`  ${name}`)
      await load(sql as unknown as OwnerSql, { folder: join(ROOT, 'seed'), coalition: region.coalition, trial: kind === 'trial' })
    }
  })
  const installation = await installationOf(owner)
  if (!installation) throw new StartFailure('Het inlezen is niet gelukt. Begin opnieuw met een lege gegevensmap.')
  return installation
}
