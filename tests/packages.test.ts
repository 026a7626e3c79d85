// Holds what we are built on: open licences, known contents, exact versions, no scripts at installing, a bounded number, and a bill of materials.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { ROOT } from '../src/platform/root.ts'
import { holdContract } from './contract.ts'
import { auditPackages, BUDGET, isOpen } from './packages/audit.ts'
import { readLockFile } from './packages/lock-file.ts'
import { printSbom } from './packages/sbom.ts'

const lock = readLockFile()
const production = lock.packages.filter((item) => item.production)

describe('the packages', () => {
  it('are open, pinned, sealed, without a script that we need, and few', () => {
    expect(auditPackages(lock)).toEqual([])
  })

  it('are refused one by one when they are not', () => {
    const seal = { integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT', version: '1.0.0' }
    const faulty = {
      '': { version: '1.0.0', dependencies: { a: '^1.0.0' }, devDependencies: { b: 'github:x/y', c: '1.0.0', d: 'npm:typescript@7.0.2' } },
      'node_modules/a': { ...seal, license: 'BUSL-1.1' }, 'node_modules/b': { ...seal, license: undefined }, 'node_modules/c': { ...seal, integrity: 'sha1-abc' },
      'node_modules/d': { ...seal, hasInstallScript: true }, 'node_modules/e': { ...seal, link: true },
    }
    expect(auditPackages(readLockFile(JSON.stringify({ packages: faulty })))).toEqual([
      'a is not pinned: ^1.0.0', 'b is not pinned: github:x/y', 'node_modules/a has the licence BUSL-1.1', 'node_modules/b has the licence of which it says nothing',
      expect.stringContaining('node_modules/c can change'), expect.stringContaining('node_modules/d wants to run a script'), 'node_modules/e is a link to a folder',
    ])
    const many = Object.fromEntries(Array.from({ length: BUDGET.all + 1 }, (_, n) => [`node_modules/p${n}`, seal]))
    expect(auditPackages(readLockFile(JSON.stringify({ packages: { '': { version: '1.0.0' }, ...many } })))).toEqual([expect.stringContaining('the budget is')])
  })

  it('say themselves, where they are installed, what the lock file says of their licence', () => {
    const installed = production.map(({ path, entry }) => ({ path, entry, own: join(ROOT, path, 'package.json') })).filter(({ own }) => existsSync(own))
    expect(installed.length).toBeGreaterThan(300)
    const differing = installed.filter(({ own, entry }) => (JSON.parse(readFileSync(own, 'utf8')) as { license?: string }).license !== entry.license).map(({ path }) => path)
    expect(differing).toEqual([])
  })

  it('that npm calls needed in production are all found by ours', () => {
    expect(lock.packages.filter((item) => !item.production && !item.entry.dev && !item.entry.devOptional).map(({ path }) => path)).toEqual([])
  })

  it('are never installed with their scripts', () => {
    expect(readFileSync(join(ROOT, 'scripts/bootstrap.mjs'), 'utf8')).toContain("'--ignore-scripts'")
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).not.toMatch(/npm (?:ci|install)(?!.*--ignore-scripts)/)
  })
})

test.for([
  ['MIT', true], ['(MIT OR GPL-3.0)', true], ['Apache-2.0 AND BSL-1.0', true], ['MIT AND GPL-3.0-only', false], ['BUSL-1.1', false], ['SSPL-1.0', false],
  ['SEE LICENSE IN LICENSE.md', false], ['UNLICENSED', false], [undefined, false],
] as const)('the licence %s is open: %s', ([licence, open]) => expect(isOpen(licence)).toBe(open))

test('contracts/sbom.json lists what runs in production, and everything in it refers to something in it', () => {
  const text = printSbom(lock)
  const bill = JSON.parse(text) as { components: { 'bom-ref': string; hashes: { content: string }[] }[]; dependencies: { ref: string; dependsOn: string[] }[] }
  const refs = new Set(bill.components.map((part) => part['bom-ref']))
  for (const name of Object.keys(lock.root.dependencies ?? {})) expect([...refs].some((ref) => ref.startsWith(`pkg:npm/${name.replace('@', '%40')}@`)), name).toBe(true)
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([])
  expect(bill.dependencies).toHaveLength(refs.size + 1)
  expect(bill.components.filter(({ hashes }) => !/^[0-9a-f]{128}$/.test(hashes[0]!.content))).toEqual([])
  holdContract('contracts/sbom.json', text)
})
