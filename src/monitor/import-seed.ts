// Loads the region's figures and indicators from the seed, each file of figures as a vintage of its own.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { OwnerSql, WriteSql } from '../platform/database.ts'
import type { LoadSeed } from '../platform/seed.ts'
import { compactForm, cubeOf } from './import-compact.ts'
import { loadVintage } from './parts/load.ts'
import { Report } from './parts/report.ts'
import { WANTED } from './rules.ts'

const indicatorsFile = z.strictObject({
  distortions: z.record(z.string(), z.string()),
  indicators: z.array(z.strictObject({
    code: z.string(), title: z.string(), definition: z.string(), source: z.string(), measure: z.string(),
    categories: z.array(z.string()).min(1), unit: z.string(), wanted: z.enum(WANTED), distortions: z.array(z.string()),
  })),
})

/** Loads seed/midden-nederland/figures-*.json and indicators.json; a delivery or indicator that is there already stays as it is. */
export const seedMonitor: LoadSeed = async (owner, { folder }) => {
  const region = join(folder, 'midden-nederland')
  for (const name of readdirSync(region).filter((file) => /^figures-.*\.json$/.test(file)).sort()) await loadFigures(owner, region, name)
  await loadIndicators(owner, indicatorsFile.parse(JSON.parse(readFileSync(join(region, 'indicators.json'), 'utf8'))))
}

async function loadFigures(owner: OwnerSql, folder: string, name: string): Promise<void> {
  const text = readFileSync(join(folder, name))
  const checksum = createHash('sha256').update(text).digest('hex')
  const [present] = await owner`select 1 from monitor.vintage where checksum = ${checksum}`
  if (present) return
  const compact = compactForm.parse(JSON.parse(text.toString('utf8')))
  const report = new Report()
  const reading = { ...cubeOf(compact, undefined, report), origin: { name, checksum, bytes: text.length } }
  if (report.refused) throw new Error(`${name}: ${report.findings.map(({ code, fault }) => `${code} ${fault.value ?? ''}`).join('; ')}`)
  await loadVintage(owner as unknown as WriteSql, reading, { as: 'seed', at: new Date(), note: compact.source })
}

async function loadIndicators(owner: OwnerSql, { distortions, indicators }: z.output<typeof indicatorsFile>): Promise<void> {
  const explained = (code: string): string => {
    const text = distortions[code]
    if (!text) throw new Error(`indicators.json names the distortion ${code} without describing it`)
    return text
  }
  await owner`insert into monitor.indicator ${owner(indicators.map((row, at) => ({
    ...row, rank: at + 1, distortions: row.distortions.map(explained),
  })))} on conflict do nothing`
}
