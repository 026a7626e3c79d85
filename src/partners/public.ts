// What modules to the right may use of partners.
export { listCircles } from './circles.ts'
export { demoPeople } from './demo-people.ts'
export { seedPartners } from './import-seed.ts'
export { listOrganisations } from './organisations.ts'
export { listMyCircles } from './my-circles.ts'
export { namesOf } from './names.ts'
export { listPeople } from './people.ts'
export { ROLE_WORDS } from './words.ts'
