// What modules to the right may use of places.
export { seedPlaces } from './import-seed.ts'
export { dayOf } from './rules.ts'
