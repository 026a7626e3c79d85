// What modules to the right may use of partners.
export { seedPartners } from './import-seed.ts'
