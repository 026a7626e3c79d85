// Where the figures and the API can be had by machines.
import { Prose } from '../ui/public.ts'
import { page } from '../platform/page.ts'

export default page({
  show: async () => ({
    title: 'De cijfers zijn ook voor uw programma',
    lead: 'Bij elke tabel en grafiek staat een link naar hetzelfde als CSV-bestand. Programma’s gebruiken de API.',
    body: (
      <Prose>
        <h2>De API</h2>
        <p>De beschrijving staat op <a class="utrecht-link" href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1). Fouten krijgt u als application/problem+json.</p>
        <h2>Gebruik</h2>
        <p>Noem bij de misdaadcijfers als bron: politie, via CBS open data. Noem bij de bevolkingscijfers als bron: CBS.</p>
      </Prose>
    ),
  }),
})
