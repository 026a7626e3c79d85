// What modules to the right may use of partners.
export { demoPeople } from './demo-people.ts'
export { seedPartners } from './import-seed.ts'
export { listMyMandates } from './my-mandates.ts'
export { listOrganisations } from './organisations.ts'
export { listPeople } from './people.ts'
export { ORGANISATION_KINDS, type OrganisationKind } from './rules.ts'
export { KIND_WORDS, ROLE_WORDS } from './words.ts'
