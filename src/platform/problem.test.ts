// Proves that whatever is thrown becomes an answer that helps and leaks nothing.
import { expect, it } from 'vitest'
import { asProblem, Problem, PROBLEMS } from './problem.ts'

it('keeps a problem as it is', () => {
  const problem = new Problem('conflict', { detail: 'Dat kan niet.' })
  expect(asProblem(problem)).toBe(problem)
})

it('turns a refusal of the database into "not allowed"', () => {
  expect(asProblem(Object.assign(new Error('permission denied for table ledger'), { code: '42501' })).code).toBe('not-allowed')
})

it('turns a lost connection into "unavailable"', () => {
  for (const code of ['ECONNREFUSED', 'CONNECTION_CLOSED', '08006']) {
    expect(asProblem(Object.assign(new Error('x'), { code })).code).toBe('unavailable')
  }
})

it('does not show the text of an unexpected fault', () => {
  const problem = asProblem(new Error('select * from secret'))
  expect(problem.code).toBe('unexpected')
  expect(`${problem.title} ${problem.detail}`).not.toContain('secret')
})

it('has a Dutch title and an error status for every code', () => {
  for (const { status, title } of Object.values(PROBLEMS)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(title).toMatch(/^[A-Z][a-z]/)
  }
})
