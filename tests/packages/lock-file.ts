// Reads package-lock.json: which packages there are, which of them run in production, and what each asks for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/root.ts'

type Wants = Partial<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>>>
type Entry = Wants & { name?: string; version: string; integrity?: string; license?: string; dev?: boolean; devOptional?: boolean; optional?: boolean; hasInstallScript?: boolean; link?: boolean }

export type Package = {
  /** Where it stands: 'node_modules/hono', also for a second version inside another. */
  path: string
  name: string
  entry: Entry
  /** True when what we run needs it; false when only building and testing do. */
  production: boolean
  /** True when it is one of several for different machines. */
  optional: boolean
  /** The paths of what it asks for. */
  asks: string[]
}

export type LockFile = { root: Wants & { version: string; devDependencies?: Record<string, string> }; packages: Package[] }

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Where Node finds `name` for the package at `path`: in itself, or in a folder around it. */
function resolved(entries: Map<string, Entry>, path: string, name: string): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (entries.has(place)) return place
    if (folder === '') return undefined
  }
}

/** All packages of the lock file, in the order of their paths. */
export function readLockFile(text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')): LockFile {
  const all = (JSON.parse(text) as { packages: Record<string, Entry> }).packages
  const { '': root, ...rest } = all
  if (!root) throw new Error('package-lock.json has no root')
  const entries = new Map(Object.entries(rest))
  const asksOf = (path: string, entry: Wants): string[] =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies })
      .map((name) => resolved(entries, path, name)).filter((place) => place !== undefined).toSorted()
  const production = new Set<string>()
  const visit = (path: string): void => {
    if (production.has(path)) return
    production.add(path)
    for (const next of asksOf(path, entries.get(path)!)) visit(next)
  }
  for (const path of asksOf('', root)) visit(path)
  return {
    root,
    packages: [...entries].map(([path, entry]) => ({
      path, name: entry.name ?? nameOf(path), entry, production: production.has(path), optional: entry.optional === true, asks: asksOf(path, entry),
    })),
  }
}
