// The page on which the coalition office takes in real boundaries, from a file or from a publisher's address.
import { done, type Form as Filled, page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Button, FileField, Form, FormButtons, Prose, TextField } from '../ui/public.ts'
import { importBoundaries, LARGEST_FILE } from './import-boundaries.ts'
import { textFrom } from './import-source.ts'
import { routes } from './routes.ts'

export default page({
  largest: LARGEST_FILE + 64 * 1024,
  async show(visit, kept) {
    refuseOthers(visit)
    return {
      title: 'Grenzen van gemeenten opnemen',
      lead: 'Met echte grenzen tekent de site een kaart in plaats van tegels.',
      crumbs: [{ label: 'Gebieden', href: routes.region.url({}) }],
      body: (
        <>
          <Prose>
            <p>Gebruik een bestand in GeoJSON of TopoJSON met vlakken en gemeentecodes, bijvoorbeeld de gebiedsindelingen van het CBS bij PDOK. WGS84 en het Rijksdriehoekstelsel zijn allebei goed. Alle gemeenten van de regio moeten erin staan; andere gemeenten slaan wij over.</p>
          </Prose>
          <Form upload label="Grenzen opnemen">
            <FileField name="file" label="Bestand" hint="Of vul hieronder een adres in." accept=".json,.geojson,.topojson,application/json,application/geo+json" optional kept={kept} />
            <TextField name="address" label="Adres van de uitgever" type="url" hint="Bij PDOK, CBS, Kadaster of cartomap." optional kept={kept} />
            <TextField name="mapYear" label="Jaar van de kaart" hint="De grenzen zijn die van 1 januari van dit jaar." inputmode="numeric" size="short" kept={kept} />
            <TextField name="source" label="Bron" hint="Dit staat onder de kaart. Bijvoorbeeld: CBS en Kadaster, gebiedsindelingen 2020, via PDOK." kept={kept} />
            <FormButtons><Button>Neem de grenzen op</Button></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit, form) {
    refuseOthers(visit)
    const result = await visit.run(importBoundaries, { file: await textOf(form), mapYear: form.text('mapYear'), source: form.text('source') })
    return done(routes.region.url({}, { datum: `${result.mapYear}-01-01` }),
      `De grenzen van ${result.municipalities} gemeenten zijn opgenomen. ${result.leftOut} gemeenten buiten de regio zijn overgeslagen.`)
  },
})

// Asked before anything is fetched: who may not import, may not make this server fetch either.
function refuseOthers({ actor }: Visit): void {
  if (importBoundaries.may.holds(actor, { file: '', mapYear: 0, source: '' })) return
  throw new Problem(actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
}

async function textOf(form: Filled): Promise<string> {
  const file = form.file('file')
  if (file) return file.text()
  const address = form.text('address')
  return address === '' ? '' : textFrom(address)
}
