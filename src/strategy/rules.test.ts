// Tests the rules of choosing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chosen, exchange, fitting, keepsFocus, lastDayOf, mayConfirm, priorityState } from './rules.ts'

const joint = (slug: string, continues: string | null = null): Chosen => ({ slug, kind: 'joint', continues })

describe('the state of a priority', () => {
  const period = { validFrom: '2019-01-01', validTo: '2023-01-01' }

  it('is coming on the day before it starts and active on the day itself', () => {
    expect(priorityState(period, '2018-12-31')).toBe('coming')
    expect(priorityState(period, '2019-01-01')).toBe('active')
  })

  it('is active on its last day and ended on the day after', () => {
    expect(priorityState(period, lastDayOf(period.validTo))).toBe('active')
    expect(priorityState(period, '2023-01-01')).toBe('ended')
  })
})

describe('the last day of a period', () => {
  it('crosses years and leap days', () => {
    expect(lastDayOf('2023-01-01')).toBe('2022-12-31')
    expect(lastDayOf('2024-03-01')).toBe('2024-02-29')
  })
})

describe('what changes between two strategies', () => {
  const before = [joint('drugs'), joint('care'), { slug: 'local', kind: 'supported', continues: null } as const]

  it('keeps a priority that goes on under another name', () => {
    const change = exchange(before, [joint('organised-crime', 'drugs')])
    expect(change.stayed.map((pair) => [pair.before.slug, pair.after.slug])).toEqual([['drugs', 'organised-crime']])
  })

  it('takes a priority with the same name for a new one when the strategy does not say that it continues', () => {
    expect(exchange(before, [joint('drugs')]).entered.map((priority) => priority.slug)).toEqual(['drugs'])
  })

  it('leaves priorities that are only supported out of the exchange', () => {
    expect(exchange(before, []).left.map((priority) => priority.slug)).toEqual(['drugs', 'care'])
  })

  it('counts every joint priority once, whatever the strategies are', () => {
    const slugs = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(fc.property(slugs, slugs, (first, second) => {
      const later = second.map((slug) => joint(`${slug}-2`, slug))
      const change = exchange(first.map((slug) => joint(slug)), later)
      expect(change.stayed.length + change.left.length).toBe(first.length)
      expect(change.stayed.length + change.entered.length).toBe(second.length)
    }))
  })
})

describe('the rule of one in, one out', () => {
  const grown = exchange([joint('a')], [joint('a2', 'a'), joint('b')])
  const swapped = exchange([joint('a'), joint('c')], [joint('a2', 'a'), joint('b')])

  it('holds when as many come in as go out', () => expect(keepsFocus(swapped)).toBe(true))
  it('is broken when more come in than go out', () => expect(keepsFocus(grown)).toBe(false))
  it('holds when priorities only go out', () => expect(keepsFocus(exchange([joint('a')], []))).toBe(true))
})

describe('a percentage that fits a change', () => {
  it('is the one that the change rounds to', () => {
    expect(fitting([-15, -27], { before: 8455, after: 6170 })).toBe(-27)
    expect(fitting([-9], { before: 1000, after: 914 })).toBe(-9)
  })

  it('is none when the change rounds to another, or when there was nothing before', () => {
    expect(fitting([-9], { before: 1000, after: 916 })).toBeUndefined()
    expect(fitting([-9, 0], { before: 0, after: 0 })).toBeUndefined()
  })
})

describe('the district of a theme', () => {
  it('may be confirmed while it is inferred or to be confirmed, and never again', () => {
    expect(mayConfirm('to-be-confirmed')).toBe(true)
    expect(mayConfirm('inferred')).toBe(true)
    expect(mayConfirm('confirmed')).toBe(false)
  })
})
