// Tests the proofs against 518 cases of transparency-dev/merkle (Apache-2.0), and against facts of RFC 6962 that stand here.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './hash.ts'
import { rootOf } from './range.ts'
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify.ts'

type Case = {
  root: string; root1: string; root2: string; leafHash: string; proof: string[] | null; wantErr: boolean
  leafIdx: number; treeSize: number; size1: number; size2: number; start: number; end: number; size: number
}

const VECTORS = join(import.meta.dirname, '../../../../shared/reference/vectors/merkle/merkle_testdata')
const bytes = (base64: string | null): Hash => new Uint8Array(Buffer.from(base64 ?? '', 'base64'))

const VERIFY: Record<string, (given: Case, proof: Hash[]) => boolean> = {
  inclusion: (given, proof) => verifyInclusion(bytes(given.leafHash), given.leafIdx, given.treeSize, proof, bytes(given.root)),
  consistency: (given, proof) => verifyConsistency(given.size1, given.size2, proof, bytes(given.root1), bytes(given.root2)),
  subtreeinclusion: (given, proof) => verifySubtreeInclusion(bytes(given.leafHash), given.leafIdx, given, proof, bytes(given.root)),
  subtreeconsistency: (given, proof) => verifySubtreeConsistency(given, given.size, proof, bytes(given.root1), bytes(given.root2)),
}

describe.skipIf(!existsSync(VECTORS))('the 518 cases of transparency-dev/merkle (only where ../shared is present)', () => {
  const files = globSync('**/*.json', { cwd: VECTORS })

  it('are all there', () => {
    expect(files).toHaveLength(518)
  })

  it.each(Object.keys(VERIFY))('give the verdict that they name: %s', (kind) => {
    const wrong = files.filter((file) => file.startsWith(`${kind}/`)).filter((file) => {
      const given = JSON.parse(readFileSync(join(VECTORS, file), 'utf8')) as Case
      return VERIFY[kind]!(given, (given.proof ?? []).map(bytes)) === given.wantErr
    })
    expect(wrong).toEqual([])
  })
})

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')
// The eight leaves of the Certificate Transparency reference tests, and the root after each.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => new Uint8Array(Buffer.from(text, 'hex')))
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the hashes of RFC 6962', () => {
  it('give the known root of the empty tree', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('give the eight known roots', () => {
    expect(LEAVES.map((_, index) => hex(rootOf(LEAVES.slice(0, index + 1).map(leafHash))))).toEqual(ROOTS)
  })

  it('do not take two leaves for the node above them', () => {
    const [a, b] = [leafHash(LEAVES[0]!), leafHash(LEAVES[1]!)]
    expect(leafHash(new Uint8Array([...a, ...b]))).not.toEqual(nodeHash(a, b))
  })
})
