// What modules to the right may use of the monitor.
export { showFigures } from './figures.ts'
export { importCommand } from './import-command.ts'
export { seedMonitor } from './import-seed.ts'
export { listIndicators } from './indicators.ts'
export { showRevision } from './revision.ts'
export { showVintage } from './vintage.ts'
export { listVintages } from './vintages.ts'
