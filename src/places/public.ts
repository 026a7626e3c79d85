// What modules to the right may use of places.
export { listDistricts } from './districts.ts'
export { seedPlaces } from './import-seed.ts'
export { importBoundariesCommand } from './import-source.ts'
export { showMap, type RegionMap } from './map.ts'
export { type Member, regionMembers, showRegion } from './region.ts'
export { regionRestatements, type Restatement } from './restatement.ts'
export { dayOf, mapDateOf, restate } from './rules.ts'
