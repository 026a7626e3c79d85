// Sends someone on to the sign-in page of the own organisation.
import { elsewhere, page } from '../../platform/page.ts'
import { keepStep, stepOfVisit } from '../parts/way-in.ts'
import { beginProviderSignIn } from './begin-provider-sign-in.ts'

export default page({
  async show(visit) {
    const setUp = visit.query.get('instellen') ? stepOfVisit(visit, 'set-up') : ''
    const { step, address } = await visit.run(beginProviderSignIn, {
      provider: visit.params['provider'] ?? '', back: visit.query.get('terug') ?? '', ...(setUp ? { setUp } : {}),
    })
    keepStep(visit, 'provider', step)
    return elsewhere(address)
  },
})
