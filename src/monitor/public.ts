// What modules to the right may use of the monitor.
export { importCommand } from './import-command.ts'
export { seedMonitor } from './import-seed.ts'
export { readVintage, type VintageRow } from './parts/vintage-row.ts'
