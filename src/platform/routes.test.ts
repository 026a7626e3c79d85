// Proves that links are built safely from the one map of addresses.
import { expect, it } from 'vitest'
import { defineRoutes, linkTo } from './routes.ts'

const load = async () => ({ default: {} })
const routes = defineRoutes('places', { thing: ['/proef/:thing/deel/:part', load], plain: ['/proef', load], strict: ['/proef/:id{[0-9a-f-]{36}}/einde', load] })

it('fills the parts of an address and encodes them', () => {
  expect(routes.thing.url({ thing: 'a/b?c', part: 'é' })).toBe('/proef/a%2Fb%3Fc/deel/%C3%A9')
})

it('leaves the form that a part must have out of the address', () => {
  expect(routes.strict.url({ id: 'x' })).toBe('/proef/x/einde')
})

it('adds the query', () => {
  expect(routes.plain.url({}, { pagina: '2', woord: 'a&b' })).toBe('/proef?pagina=2&woord=a%26b')
})

it('refuses an address with a part missing', () => {
  expect(() => linkTo('places.thing', { thing: 'x' })).toThrow(/part/)
})

it('refuses a name that does not exist', () => {
  expect(() => linkTo('places.nowhere')).toThrow(/nowhere/)
})
