// What modules to the right may use of frontline.
export { countReports, type KindCounts } from './counts.ts'
export { seedFrontline } from './import-seed.ts'
export { findReports } from './parts/found.ts'
export { KINDS as REPORT_KINDS, type Kind as ReportKind } from './rules.ts'
export { listStories, type Story } from './stories.ts'
export { KIND_WORDS } from './words.ts'
