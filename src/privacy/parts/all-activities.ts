// Every module's processing activities together: what the register is filled with at each start.
import * as agenda from '../../agenda/processing.ts'
import * as frontline from '../../frontline/processing.ts'
import * as identity from '../../identity/processing.ts'
import * as partners from '../../partners/processing.ts'
import * as platform from '../../platform/activities.ts'
import type { Activity } from '../../platform/processing.ts'
import * as privacy from '../processing.ts'

export const ACTIVITIES: Activity[] = [platform, partners, identity, agenda, frontline, privacy].flatMap((module): Activity[] => Object.values(module))
