// Small marks beside a report: its state, that it waits too long, and that it is invented.
import { StatusBadge } from '../../ui/public.ts'
import { isLate } from '../rules.ts'
import { STATE_TONES, STATE_WORDS } from '../words.ts'
import type { Report } from './report-row.ts'

export const ReportMarks = ({ report, now = new Date() }: { report: Pick<Report, 'kind' | 'state' | 'recordedAt' | 'demo'>; now?: Date }) => (
  <span>
    <StatusBadge tone={STATE_TONES[report.state]}>{STATE_WORDS[report.state]}</StatusBadge>
    {report.demo ? <> <StatusBadge tone="neutral">voorbeeld</StatusBadge></> : isLate(report, now) && <> <StatusBadge tone="attention">wacht te lang</StatusBadge></>}
  </span>
)

/** The beginning of a text, up to the end of a word, to recognise a report by. */
export function beginning(text: string, longest = 90): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= longest) return line
  const cut = line.lastIndexOf(' ', longest)
  return `${line.slice(0, cut > 0 ? cut : longest).replace(/[\s.,;:]+$/, '')}…`
}
