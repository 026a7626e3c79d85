// Long answers: written in parts, each made only when the reader took the one before, and broken off when a part may no longer be given.

/**
 * The body of an answer in parts. Nothing is made ahead, so that a right that ends stops at the next part. When making a part fails, the
 * connection is broken off: the reader's program then sees that the file is not whole, instead of one that looks complete (RFC 9112 §8).
 */
export function inParts(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  }, { highWaterMark: 0 })
}

let changes = 0
const waiting = new Set<() => void>()

/** Wakes whoever waits for news: called at every change that the database tells of, in whichever process it was made. */
export function tellChange(): void {
  changes += 1
  for (const wake of waiting) wake()
}

const HEARTBEAT_MS = 20_000
const GATHER_MS = 250
const MOST_LIVE = 500
let live = 0

/** Resolves when something changed after the change with this number, or after the time of a heartbeat. */
function changeAfter(seen: number): Promise<void> {
  if (changes !== seen) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer)
      waiting.delete(stop)
      resolve()
    }
    const timer = setTimeout(stop, HEARTBEAT_MS)
    timer.unref()
    waiting.add(stop)
  })
}

/**
 * A stream of events (WHATWG HTML §9.2): asks `number` at first, at every change and at every heartbeat, and tells the reader only that it grew.
 * `number` asks the database anew who acts, so it fails as soon as the reader may no longer ask; that ends the stream.
 */
export async function* news(number: () => Promise<number>): AsyncGenerator<string> {
  if (live >= MOST_LIVE) return
  live += 1
  try {
    let seen = changes
    let known = await number()
    yield ': begun\n\n'
    for (;;) {
      await changeAfter(seen)
      // Changes come in bursts: one question for all that came meanwhile.
      await new Promise((resolve) => { setTimeout(resolve, GATHER_MS) })
      seen = changes
      const now = await number()
      yield now > known ? 'event: news\ndata: \n\n' : ': still there\n\n'
      known = now
    }
  } finally {
    live -= 1
  }
}
