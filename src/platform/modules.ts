// The one fixed order of the modules: each may import only from those before it.
export const MODULES = [
  'platform', 'places', 'partners', 'identity', 'monitor', 'capacity', 'strategy',
  'agenda', 'frontline', 'knowledge', 'casework', 'accountability', 'privacy', 'web',
] as const

export type Module = (typeof MODULES)[number]

/** Folders that import nothing of ours, and that every module may import. */
export const LEAVES = ['methods', 'ui'] as const
