// What modules to the right may use of the account.
export { seedAccountability } from './import-seed.ts'
