// Proves that links are built safely from the one map of addresses.
import { expect, it } from 'vitest'
import { defineRoutes, linkTo } from './routes.ts'

const load = async () => ({ default: {} })
const routes = defineRoutes('places', { thing: ['/proef/:thing/deel/:part', load], plain: ['/proef', load] })

it('fills the parts of an address and encodes them', () => {
  expect(routes.thing.url({ thing: 'a/b?c', part: 'é' })).toBe('/proef/a%2Fb%3Fc/deel/%C3%A9')
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
