// Collects what is wrong with a delivery, by row and column, without ever growing beyond a page.
import { IMPORT_FAULT_KINDS } from '../rules.ts'
import type { FaultCode } from '../rules.ts'
import type { FaultDetail } from '../words.ts'

export type Finding = { code: FaultCode; fault: FaultDetail }

/** How many faults of one kind are listed; of the rest only the number is kept. */
export const LISTED = 50

export class Report {
  readonly findings: Finding[] = []
  readonly counts = new Map<FaultCode, number>()

  add(code: FaultCode, fault: FaultDetail = {}): void {
    const count = (this.counts.get(code) ?? 0) + 1
    this.counts.set(code, count)
    if (count <= LISTED) this.findings.push({ code, fault })
  }

  /** Adds a fault of which one mention says enough, such as a warning about a whole column. */
  addOnce(code: FaultCode, fault: FaultDetail = {}): void {
    const known = this.findings.some((finding) => finding.code === code && finding.fault.column === fault.column)
    if (!known) this.add(code, fault)
  }

  /** True when at least one fault stops the import. */
  get refused(): boolean {
    return [...this.counts.keys()].some((code) => IMPORT_FAULT_KINDS[code] === 'error')
  }

  /** Number of faults of each kind, errors first. */
  tally(): { code: FaultCode; count: number }[] {
    const weight = (code: FaultCode): number => (IMPORT_FAULT_KINDS[code] === 'error' ? 0 : 1)
    return [...this.counts].map(([code, count]) => ({ code, count })).sort((a, b) => weight(a.code) - weight(b.code) || b.count - a.count)
  }
}

/** Ends the reading at once: nothing after this fault can be understood. */
export class DeliveryFault extends Error {
  readonly code: FaultCode
  readonly fault: FaultDetail

  constructor(code: FaultCode, fault: FaultDetail = {}) {
    super(code)
    this.name = 'DeliveryFault'
    this.code = code
    this.fault = fault
  }
}

/** What is kept of a report: per kind of fault how many there were, and those that are listed. */
export type KeptFinding = { code: FaultCode; count: number; listed: FaultDetail[] }

/** The report in the form in which it is stored. */
export function findingsOf(report: Report): KeptFinding[] {
  return report.tally().map(({ code, count }) => ({
    code, count, listed: report.findings.filter((finding) => finding.code === code).map(({ fault }) => fault),
  }))
}
