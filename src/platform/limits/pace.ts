// Keeps a pace for each of many senders in a bounded memory: one number for each, whatever the pace.
import { LRUCache } from 'lru-cache'

/** How many a second in the long run, and how many at once after a silence. */
export type Pace = { perSecond: number; burst: number }

// The longest silent are forgotten first, which only ever gives someone more room.
const MOST_SENDERS = 20_000

/**
 * Counts one request of a sender and says how many milliseconds too early it is; 0 when it may go on. One that came too early does not count.
 * The generic cell rate algorithm (ITU-T I.371 annex A): remembered is only the moment at which the sender's debt is paid off.
 */
export function paceKeeper({ perSecond, burst }: Pace, clock: () => number = () => performance.now()): (sender: string) => number {
  const cost = 1000 / perSecond
  const room = (burst - 1) * cost
  const paidOff = new LRUCache<string, number>({ max: MOST_SENDERS })
  return (sender) => {
    const now = clock()
    const debt = Math.max(paidOff.get(sender) ?? 0, now)
    if (debt - now > room) return debt - now - room
    paidOff.set(sender, debt + cost)
    return 0
  }
}
