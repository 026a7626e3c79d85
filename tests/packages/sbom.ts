// Prints the software bill of materials: every package that runs in production, as CycloneDX 1.6. Our own, because npm's leaves out packages that development uses too.
import type { LockFile, Package } from './lock-file.ts'

const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`
const refOf = ({ name, entry }: Package): string => purlOf(name, entry.version)

function component(item: Package): object {
  const [group, name] = item.name.startsWith('@') ? item.name.split('/') as [string, string] : [undefined, item.name]
  const licence = item.entry.license ?? ''
  return {
    'type': 'library', 'bom-ref': refOf(item), ...(group ? { group } : {}), name, 'version': item.entry.version, 'scope': item.optional ? 'optional' : 'required',
    'hashes': [{ alg: 'SHA-512', content: Buffer.from((item.entry.integrity ?? '').slice('sha512-'.length), 'base64').toString('hex') }],
    'licenses': [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }],
    'purl': refOf(item),
  }
}

const inOrder = (refs: string[]): string[] => [...new Set(refs)].toSorted()

/** The bill as text. The same lock file always gives the same text: it has no moment and no number of its own. */
export function printSbom({ root, packages }: LockFile): string {
  const parts = packages.filter(({ production }) => production)
  const byPath = new Map(parts.map((item) => [item.path, item]))
  const byRef = new Map(parts.map((item) => [refOf(item), item]))
  const refsOf = (paths: string[]): string[] => inOrder(paths.map((path) => byPath.get(path)).filter((item) => item !== undefined).map(refOf))
  const own = purlOf('slagvaardig', root.version)
  const direct = Object.keys({ ...root.dependencies, ...root.optionalDependencies }).map((name) => `node_modules/${name}`)
  const refs = inOrder([...byRef.keys()])
  const asks = Map.groupBy(parts, refOf)
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
    metadata: { component: { 'type': 'application', 'bom-ref': own, 'name': 'slagvaardig', 'version': root.version, 'licenses': [{ license: { id: 'EUPL-1.2' } }], 'purl': own } },
    components: refs.map((ref) => component(byRef.get(ref)!)),
    dependencies: [{ ref: own, dependsOn: refsOf(direct) }, ...refs.map((ref) => ({ ref, dependsOn: refsOf(asks.get(ref)!.flatMap((item) => item.asks)) }))],
  }
  return linesOf(bill)
}

// A package is a line, so that a change of one is seen as one.
function linesOf(bill: object): string {
  const parts = Object.entries(bill).map(([name, value]: [string, unknown]) => {
    const text = Array.isArray(value) ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]` : JSON.stringify(value)
    return `${JSON.stringify(name)}: ${text}`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}
