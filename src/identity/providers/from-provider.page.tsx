// Takes in whom the sign-in page of an organisation sends back.
import { elsewhere, page } from '../../platform/page.ts'
import { ButtonLink, Prose } from '../../ui/public.ts'
import { goOn, stepOfVisit } from '../parts/way-in.ts'
import { routes } from '../routes.ts'
import { finishProviderSignIn } from './finish-provider-sign-in.ts'

const NOT_IN = (
  <Prose>
    <p>Uw organisatie kent u, maar hier bent u nog niet bekend, of het inloggen is onderweg afgebroken. Toegang begint met een uitnodiging. Vraag die aan wie in uw organisatie de mensen beheert.</p>
    <p><ButtonLink href={routes.signIn.url({})}>Terug naar inloggen</ButtonLink></p>
  </Prose>
)

export default page({
  async show(visit) {
    const arrival = await visit.run(finishProviderSignIn, {
      step: stepOfVisit(visit, 'provider'), provider: visit.params['provider'] ?? '', query: visit.query.toString(), browser: visit.browser,
    })
    if (arrival.next === 'refused') return { title: 'U bent niet ingelogd', personal: true, body: NOT_IN }
    return elsewhere((await goOn(visit, arrival, { field: '', message: '' })).to)
  },
})
