// How long accountability keeps its records: a judgement that was given in public is archived.
import type { ModuleRetention } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [],
  kept: { 'accountability.judgement': 'archive', 'accountability.judgement_vintage': 'archive' },
}
