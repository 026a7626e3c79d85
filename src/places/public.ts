// What modules to the right may use of places.
export { seedPlaces } from './import-seed.ts'
