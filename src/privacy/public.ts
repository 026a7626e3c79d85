// What the site may use of privacy.
export { keepRegister } from './parts/keep-register.ts'
