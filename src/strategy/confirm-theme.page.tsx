// The form with which the coalition office confirms which district a theme belongs to.
import { listDistricts } from '../places/public.ts'
import { done, page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Alert, Button, Form, FormButtons, Select, SummaryList, TextField } from '../ui/public.ts'
import { confirmDistrictTheme } from './confirm-district-theme.ts'
import { type DistrictTheme, listDistrictThemes } from './district-themes.ts'
import { toOverview } from './parts/crumbs.ts'
import { mayConfirm } from './rules.ts'
import { routes } from './routes.ts'

export default page({
  async show(visit, kept) {
    if (visit.actor.role !== 'coalition-office') throw new Problem(visit.actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
    const theme = await themeOf(visit)
    if (!mayConfirm(theme.status)) throw new Problem('conflict', { detail: 'Het district van dit thema is al bevestigd.' })
    const { districts } = await visit.run(listDistricts, { on: theme.validFrom })
    return {
      title: `Bij welk district hoort ${theme.name}?`,
      section: 'choose',
      crumbs: [...toOverview(), { label: 'Thema’s per district', href: routes.districtThemes.url({ strategy: theme.strategy }) }],
      body: (
        <>
          <SummaryList
            items={[
              { term: 'Thema', value: theme.name },
              { term: 'Blok in het beeld', value: String(theme.block) },
              { term: 'Nu', value: theme.districtName ? `${theme.districtName}, afgeleid` : 'te bevestigen' },
            ]}
          />
          <Alert tone="warning">Na bevestigen is dit voor iedereen te lezen. Terugdraaien kan hier niet.</Alert>
          <Form label="District bevestigen">
            <Select name="district" label="District" options={districts.map(({ code, name }) => ({ value: code, label: name }))} value={theme.district ?? undefined} kept={kept} />
            <TextField name="sourceTitle" label="Bron" hint="Waaruit blijkt dit? Noem de titel en het jaar van het stuk." kept={kept} />
            <TextField name="sourceUrl" label="Adres van de bron" type="url" hint="Begint met https://" optional kept={kept} />
            <FormButtons><Button>Bevestig het district</Button></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit, form) {
    const theme = await themeOf(visit)
    const sourceUrl = form.text('sourceUrl').trim()
    await visit.run(confirmDistrictTheme, {
      theme: theme.id, district: form.text('district'), sourceTitle: form.text('sourceTitle'), ...(sourceUrl === '' ? {} : { sourceUrl }),
    })
    return done(routes.districtThemes.url({ strategy: theme.strategy }), `Het district van ${theme.name} is bevestigd.`)
  },
})

async function themeOf(visit: Visit): Promise<DistrictTheme> {
  const { themes } = await visit.run(listDistrictThemes, { strategy: visit.params['strategy'] ?? '' })
  const theme = themes.find(({ slug }) => slug === visit.params['theme'])
  if (!theme) throw new Problem('not-found', { detail: 'Dit thema kennen wij niet.' })
  return theme
}
