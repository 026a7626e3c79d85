// What became of obstacles is counted without giving small counts away.
import { describe, expect, it } from 'vitest'
import { obstaclesOf } from './obstacles.ts'

const row = (state: string, reports: number, demo = false) => ({ state, reports, demo })

describe('obstacles', () => {
  it('are answered when they were taken away, lowered, not solvable or not confirmed', () => {
    const found = obstaclesOf([row('removed', 6), row('lowered', 4), row('unsolvable', 3), row('not-confirmed', 4), row('reported', 5), row('owned', 2)])
    expect(found).toEqual({ reported: 24, answered: 17, lowered: 10, demo: false })
  })

  it('hide both sides when one of them is small', () => {
    expect(obstaclesOf([row('removed', 10), row('unsolvable', 2), row('reported', 8)])).toMatchObject({ answered: 12, lowered: null })
    expect(obstaclesOf([row('removed', 12), row('reported', 2)])).toMatchObject({ reported: 14, answered: null, lowered: null })
    expect(obstaclesOf([])).toEqual({ reported: null, answered: null, lowered: null, demo: false })
  })

  it('say so when records are invented', () => expect(obstaclesOf([row('reported', 9, true)]).demo).toBe(true))
})
