// Computes from a stream of leaf hashes the roots that the tree had at certain sizes; the verifier in the browser uses it too.
import { EMPTY_ROOT, type Hash } from '../../methods/merkle/hash.ts'
import { append, type Edge, rootOfEdge } from '../../methods/merkle/tile.ts'

/** Size → root, for each asked size that the stream reaches. */
export async function rootsAt(leaves: AsyncIterable<Hash[]>, sizes: number[]): Promise<Map<number, Hash>> {
  const wanted = [...new Set(sizes)].sort((a, b) => a - b)
  const roots = new Map<number, Hash>(wanted[0] === 0 ? [[0, EMPTY_ROOT]] : [])
  let edge: Edge = []
  let size = 0
  for await (const batch of leaves) {
    const stops = [...wanted.filter((stop) => stop > size && stop < size + batch.length), size + batch.length]
    let from = size
    for (const stop of stops) {
      edge = append(edge, from, batch.slice(from - size, stop - size)).edge
      if (wanted.includes(stop)) roots.set(stop, rootOfEdge(edge))
      from = stop
    }
    size = from
  }
  return roots
}
