// Tests circles: who sets one up, who says who belongs to it, and whom its members stay hidden from.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { type Who, world } from '../../../tests/world.ts'
import { addCircleMember } from './add-circle-member.ts'
import { listCircles } from './circles.ts'
import { endCircleMember } from './end-circle-member.ts'
import { listMyCircles } from './my-circles.ts'
import { setUpCircle } from './set-up-circle.ts'

const w = await world()
const office = w.as('coalition-office')
const keeper = w.as('case-director')
const personOf = (who: Who): string => w.as(who).identity.person ?? ''

let made = 0
async function circleWith(members: Who[], membersHidden: boolean): Promise<string> {
  const { circle } = await office.does(setUpCircle, { name: `Testkring ${made += 1}`, purpose: 'Iets uitproberen', keeper: personOf('case-director'), membersHidden })
  for (const who of members) await keeper.does(addCircleMember, { circle, person: personOf(who) })
  return circle
}
const circleFor = async (who: Who, circle: string) => (await w.as(who).does(listCircles, { circle })).circles[0]

const officeOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const
const keeperAndOffice = { ...officeOnly, 'case-director': 'done' } as const

describe('a circle whose members are hidden', () => {
  it('shows them to its members and its keeper, and to nobody else, not even the coalition office', async () => {
    const circle = await circleWith(['board-member', 'safety-adviser'], true)
    for (const who of ['board-member', 'safety-adviser', 'case-director'] as const) expect((await circleFor(who, circle))?.members).toHaveLength(2)
    for (const who of ['coalition-office', 'frontline-professional', 'privacy-officer', 'administrator'] as const) expect((await circleFor(who, circle))?.members).toBeNull()
  })

  it('shows an outsider nothing that differs with how many members it has', async () => {
    const [empty, full] = [await circleWith([], true), await circleWith(['board-member', 'safety-adviser'], true)]
    const seen = async (circle: string) => ({ ...await circleFor('frontline-professional', circle), id: '', name: '' })
    expect(await seen(full)).toEqual(await seen(empty))
  })

  it('takes members from its keeper alone', async () => {
    const circle = await circleWith([], true)
    expect(await office.tries(addCircleMember, { circle, person: personOf('coalition-office') })).toBe('not-allowed')
    expect(await keeper.tries(addCircleMember, { circle, person: personOf('coalition-office') })).toBe('done')
  })
})

describe('a membership', () => {
  it('ends at once, and takes the sight of the others with it', async () => {
    const circle = await circleWith(['board-member', 'safety-adviser'], true)
    await keeper.does(endCircleMember, { circle, person: personOf('board-member') })
    expect(await circleFor('board-member', circle)).toMatchObject({ mine: false, members: null })
    expect(await keeper.tries(endCircleMember, { circle, person: personOf('board-member') })).toBe('not-found')
  })

  it('is made once for each person', async () => {
    const circle = await circleWith(['board-member'], false)
    expect(await keeper.tries(addCircleMember, { circle, person: personOf('board-member') })).toBe('conflict')
  })
})

whoMay(setUpCircle, (who) => ({ name: `Kring van ${who}`, purpose: 'Iets uitproberen', keeper: personOf('case-director'), membersHidden: false }), officeOnly, () => w)
const colleagues = {
  ...officeOnly, 'board-member': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done', 'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done',
} as const
whoMay(listCircles, () => ({}), colleagues, () => w)
whoMay(listMyCircles, () => ({}), colleagues, () => w)
whoMay(addCircleMember, async () => ({ circle: await circleWith([], false), person: personOf('board-member') }), keeperAndOffice, () => w)
whoMay(endCircleMember, async () => ({ circle: await circleWith(['board-member'], false), person: personOf('board-member') }), keeperAndOffice, () => w)
