// Says how sure a fact is, in the same words and looks everywhere.
import { StatusBadge, type StatusTone } from '../../ui/public.ts'
import type { Evidence } from '../rules.ts'
import { EVIDENCE_WORDS } from '../words.ts'

const TONES: Record<Evidence, StatusTone> = { confirmed: 'done', inferred: 'neutral', unverified: 'attention', unknown: 'attention' }

export const Mark = ({ evidence }: { evidence: Evidence }) => <StatusBadge tone={TONES[evidence]}>{EVIDENCE_WORDS[evidence]}</StatusBadge>

/** An area that a municipality belongs to, with its mark; nothing known is said to be so. */
export const MarkedArea = ({ area }: { area: { name: string; evidence: Evidence } | null }) =>
  area ? <>{area.name} <Mark evidence={area.evidence} /></> : <Mark evidence="unknown" />
