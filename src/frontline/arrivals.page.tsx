// Stays open and tells that there is a new report to read; it says no more than that.
import { signedIn } from '../platform/actor.ts'
import { live, onlyFor, page } from '../platform/page.ts'
import { news } from '../platform/stream.ts'
import { countArrivals } from './arrivals.ts'

export default page({
  async show(visit) {
    onlyFor(visit, signedIn)
    return live(news(async () => (await visit.runAnew(countArrivals, {})).reports))
  },
})
