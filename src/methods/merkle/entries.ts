// Bundles of entries as C2SP tlog-tiles lays them out: each entry after its length in two bytes.

const LONGEST = 0xffff

/** @throws {RangeError} for an entry of more than 65,535 bytes. */
export function bundleOf(entries: Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0))
  const view = new DataView(bundle.buffer)
  let at = 0
  for (const entry of entries) {
    if (entry.length > LONGEST) throw new RangeError(`an entry of ${entry.length} bytes does not fit in a bundle`)
    view.setUint16(at, entry.length)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** @throws {TypeError} when the bundle ends in the middle of an entry. */
export function entriesOf(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength)
  const entries = []
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 <= bundle.length ? at + 2 + view.getUint16(at) : Infinity
    if (end > bundle.length) throw new TypeError('the bundle ends in the middle of an entry')
    entries.push(bundle.slice(at + 2, end))
    at = end
  }
  return entries
}
