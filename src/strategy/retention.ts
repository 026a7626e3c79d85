// How long strategy keeps its records: what a board adopted in public is archived.
import type { ModuleRetention } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [],
  kept: {
    'strategy.strategy': 'archive', 'strategy.source': 'public', 'strategy.chapter': 'archive', 'strategy.priority': 'archive', 'strategy.statement': 'archive',
    'strategy.ambition': 'archive', 'strategy.district_theme': 'archive', 'strategy.claimed_change': 'archive', 'strategy.claimed_category': 'archive',
  },
}
