// How long places keeps its records: areas, their history and their outlines are public and hold no persons.
import type { ModuleRetention } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [],
  kept: {
    'places.municipality': 'public', 'places.area': 'public', 'places.area_membership': 'public', 'places.boundary_change': 'public', 'places.tile': 'public',
    'places.coalition_region': 'structure', 'places.boundary_set': 'public', 'places.boundary': 'public',
  },
}
