// After signing out here: the way to sign out at the own organisation as well.
import { page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, ButtonLink, Prose } from '../ui/public.ts'
import { signOutPlace } from './providers/sign-out-place.ts'

export default page({
  async show(visit) {
    const provider = visit.query.get('dienst')
    const place = provider ? await visit.run(signOutPlace, { provider }) : undefined
    return {
      title: 'U bent uitgelogd',
      body: (
        <>
          {place?.address && <Prose><p>Bij {place.organisationName} bent u misschien nog ingelogd. Werkt u op een computer van een ander? Log dan ook daar uit.</p></Prose>}
          <Actions>
            {place?.address && <ButtonLink href={place.address}>Ook uitloggen bij {place.organisationName}</ButtonLink>}
            <ButtonLink href={linkTo('accountability.home')} kind="secondary">Naar de voorpagina</ButtonLink>
          </Actions>
        </>
      ),
    }
  },
})
