// The strategy's own table of registered crime, beside what open figures say of each category.
import { page } from '../platform/page.ts'
import { showClaimedChanges } from './claimed-changes.ts'
import { toOverview } from './parts/crumbs.ts'

export default page({
  async show(visit) {
    const claim = await visit.run(showClaimedChanges, { strategy: visit.params['strategy'] ?? '' })
    return { title: 'De eigen cijfers', section: 'choose', crumbs: toOverview(), body: <p>{claim.doubt}</p> }
  },
})
