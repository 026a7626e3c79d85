// What modules to the right may use of the account.
export { findOffences } from './parts/find-offences.ts'
export { seedAccountability } from './import-seed.ts'
