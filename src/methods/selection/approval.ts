// Approval voting: the "greatest common denominator" in its plain sense. Also what fills room that another rule left.
import { costOf, inOrder, type Choice, type Profile } from './profile.ts'
import type { Utility } from './shares-state.ts'
import { firstByRank } from './ties.ts'
import { everyUniverse, type Outcomes } from './universes.ts'

/** Most approvals first, skipping what no longer fits; from the fixed themes on. */
export const approvalVoting = (profile: Profile): Choice => fill(profile, profile.fixed, 'cost')

/** Every outcome that approval voting allows before ties are settled. */
export const approvalVotingOutcomes = (profile: Profile): Outcomes => fillOutcomes(profile, profile.fixed, 'cost')

/** A choice, filled up with what has most utility per unit of cost until nothing more fits; ties by the published rule. */
export function fill(profile: Profile, start: Choice, utility: Utility): Choice {
  let choice = start
  for (;;) {
    const tied = bestFit(profile, choice, utility)
    if (tied.length === 0) return inOrder(choice)
    choice = [...choice, firstByRank(tied, profile.rank)]
  }
}

/** The same, in every way that ties allow. */
export function fillOutcomes(profile: Profile, start: Choice, utility: Utility): Outcomes {
  return everyUniverse(inOrder(start), (choice) => {
    const tied = bestFit(profile, choice, utility)
    return tied.length === 0 ? { outcome: choice } : tied.map((theme) => inOrder([...choice, theme]))
  }, (choice) => choice.join())
}

/** The themes that still fit and have most utility per unit of cost. When a capacity is chosen for, what nobody approves is not worth any of it. */
function bestFit(profile: Profile, choice: Choice, utility: Utility): number[] {
  const { cost, limit, open, byNumber, support } = profile
  const left = limit - costOf(profile, choice)
  const fit = open.filter((theme) => cost[theme]! <= left && !choice.includes(theme) && (byNumber || support[theme]! > 0))
  let [best, tied]: [number | undefined, number[]] = [undefined, []]
  for (const theme of fit) {
    const than = best === undefined ? 1 : worth(profile, theme, utility) * per(profile, best, utility) - worth(profile, best, utility) * per(profile, theme, utility)
    if (than > 0) [best, tied] = [theme, [theme]]
    else if (than === 0) tied.push(theme)
  }
  return tied
}

const worth = ({ scores, supporters, weights, support }: Profile, theme: number, utility: Utility): number =>
  utility === 'score' ? supporters[theme]!.reduce((sum, partner, at) => sum + weights[partner]! * scores[theme]![at]!, 0) : support[theme]!

/** When utility is the cost itself, utility per unit of cost is the approvals alone. */
const per = ({ cost }: Profile, theme: number, utility: Utility): number => utility === 'cost' ? 1 : cost[theme]!
