// The last step of the thread: the ambitions of the strategy that a priority belongs to.
import type { Visit } from '../../platform/page.ts'
import { linkTo } from '../../platform/routes.ts'
import { listAmbitions } from '../../strategy/public.ts'
import type { ThreadStep } from '../../ui/public.ts'

/** How many ambitions the strategy of this priority has; none without a priority. */
export async function countAmbitions(visit: Visit, priority: { strategy: string } | null): Promise<number> {
  return priority === null ? 0 : (await visit.run(listAmbitions, { strategy: priority.strategy })).ambitions.length
}

/** The step as the thread shows it. */
export const ambitionStep = (ambitions: number): ThreadStep => ({
  count: String(ambitions), label: ambitions === 1 ? 'ambitie' : 'ambities', href: ambitions > 0 ? linkTo('accountability.home') : undefined,
})
