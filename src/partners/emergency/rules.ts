// The pure rules of emergency access: from whom a module asks it, and how one that is open looks.
import type { Actor } from '../../platform/actor.ts'

/** The modules for which this actor may take emergency access, by name. */
export const asksFor = ({ settings }: Actor): string[] => (settings['emergency_modules'] ?? '').split(',').filter((module) => module !== '')

export type EmergencyState = 'in-force' | 'ended-early' | 'over'

/** Whether an emergency access still opens anything at a moment, and if not, whether someone ended it. */
export function emergencyState({ validTo, endedEarly }: { validTo: Date; endedEarly: boolean }, now: Date): EmergencyState {
  if (now < validTo) return 'in-force'
  return endedEarly ? 'ended-early' : 'over'
}
