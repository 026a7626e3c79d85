// Every module's retention rules together: the daily job, the pages and the tests all read this one list.
import { retention as accountability } from '../../accountability/retention.ts'
import { retention as agenda } from '../../agenda/retention.ts'
import { retention as frontline } from '../../frontline/retention.ts'
import { retention as identity } from '../../identity/retention.ts'
import { retention as monitor } from '../../monitor/retention.ts'
import { retention as partners } from '../../partners/retention.ts'
import { retention as places } from '../../places/retention.ts'
import { retention as platform } from '../../platform/retention/own-rules.ts'
import type { KeptBecause, RetentionRule } from '../../platform/retention/rule.ts'
import { retention as strategy } from '../../strategy/retention.ts'
import { retention as privacy } from '../retention.ts'

const modules = [platform, places, partners, identity, monitor, strategy, agenda, frontline, accountability, privacy]

/** In the order in which they are carried out: what refers to other records goes before them, so from right to left. */
export const RULES: RetentionRule[] = modules.toReversed().flatMap(({ rules }) => rules)

/** Tables that no rule empties, and why. */
export const KEPT: Record<string, KeptBecause> = Object.assign({}, ...modules.map(({ kept }) => kept))

export const ruleNamed = (name: string): RetentionRule | undefined => RULES.find((rule) => rule.name === name)
