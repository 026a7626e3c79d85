// The thread from signal to ambition with the counts of each module, which keeps its own small counts back.
import { countActions } from '../../agenda/public.ts'
import { countReports } from '../../frontline/public.ts'
import type { Visit } from '../../platform/page.ts'
import { linkTo } from '../../platform/routes.ts'
import { Quiet, Section, Thread, type ThreadStep } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { countText } from '../words.ts'

/** Counts that may be shown; null = too small. `actions` are the public ones and the others when these are not too few. */
export type ThreadCounts = { signals: number | null; obstacles: number | null; actions: number | null }

/** Of everything, or of one priority by its slug. */
export async function countThread(visit: Visit, priority?: string): Promise<ThreadCounts> {
  const [reports, { priorities }] = await Promise.all([visit.run(countReports, {}), visit.run(countActions, {})])
  const of = ({ total, priorities: parts }: typeof reports.signal): number | null =>
    priority === undefined ? total : (parts.find(({ key }) => key === priority)?.count ?? null)
  const counted = priorities.filter((one) => priority === undefined || one.priority === priority)
  const actions = counted.reduce((sum, { planned, running, done, stopped, notPublic }) => sum + planned + running + done + stopped + (notPublic ?? 0), 0)
  return { signals: of(reports.signal), obstacles: of(reports.obstacle), actions }
}

export type ThreadHereProps = {
  counts: ThreadCounts
  priorities: number
  ambitions: number
  trial: boolean
  /** The step where the reader is now. */
  at?: 'priorities' | 'ambitions' | undefined
  /** The thread of one priority, by its slug. */
  priority?: string | undefined
}

export const ThreadHere = (props: ThreadHereProps) => (
  <Section title="Van signaal tot ambitie" intro="Volg de draad in beide richtingen: van wat mensen in hun werk zien tot wat de regio wil bereiken.">
    <Thread steps={stepsOf(props)} />
    <Quiet>Kleine aantallen meldingen tonen wij niet.{props.trial && ' In deze proef zijn meldingen en acties verzonnen.'}</Quiet>
  </Section>
)

function stepsOf({ counts, priorities, ambitions, at, priority }: ThreadHereProps): ThreadStep[] {
  const reports = routes.reports.url({})
  // A total that is not shown is small; a part may also be hidden to protect another.
  const shownText = (count: number | null): string => (count === null && priority !== undefined ? 'niet getoond' : countText(count))
  return [
    { count: shownText(counts.signals), label: 'signalen van professionals', href: `${reports}#signal` },
    { count: shownText(counts.obstacles), label: 'drempels gemeld', href: `${reports}#obstacle` },
    { count: String(counts.actions), label: 'acties', href: priority === undefined ? linkTo('agenda.overview') : linkTo('agenda.agenda', { priority }) },
    { count: String(priorities), label: priorities === 1 ? 'prioriteit' : 'prioriteiten', href: linkTo('strategy.priorities'), current: at === 'priorities' },
    { count: String(ambitions), label: 'ambities', href: routes.home.url({}), current: at === 'ambitions' },
  ]
}
