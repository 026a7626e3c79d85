// The page on which the coalition office fetches figures: from a publisher's address or from a file.
import { done, onlyFor, page } from '../platform/page.ts'
import { Button, DataTable, FileField, Form, FormButtons, formatMoment, formatNumber, Prose, Section, TextField } from '../ui/public.ts'
import { listImports } from './imports.ts'
import { putAside, throwAway } from './parts/uploads.ts'
import { routes } from './routes.ts'
import { office, PUBLISHERS } from './rules.ts'
import { startImport } from './start-import.ts'
import { RUN_STATE_WORDS } from './words.ts'

/** Largest file that the page takes; it passes through memory. The command line has no limit. */
const LARGEST_FILE = 40 * 1024 * 1024

export default page({
  largest: LARGEST_FILE + 64 * 1024,
  async show(visit, kept) {
    onlyFor(visit, office)
    const runs = await visit.run(listImports, {})
    return {
      title: 'Cijfers ophalen',
      lead: 'Lees een tabel van het CBS of de politie in. U ziet eerst wat eraan schort; met een fout wordt er niets ingelezen.',
      section: 'account',
      crumbs: [{ label: 'Cijfers en bronnen', href: routes.figures.url({}) }],
      body: (
        <>
          <Form upload label="Cijfers ophalen">
            <TextField name="address" label="Adres" type="url" hint={`De open data of de StatLine-pagina van een tabel, bij ${PUBLISHERS.join(', ')}.`} optional kept={kept} />
            <FileField name="file" label="Of een bestand" hint="Een csv of zip van StatLine, of een antwoord van de open data (json), ook ingepakt (gz). Hoogstens 40 MB." accept=".csv,.zip,.json,.gz" optional kept={kept} />
            <TextField name="table" label="Nummer van de tabel" hint="Bijvoorbeeld 47018NED. Staat er een andere tabel in, dan wordt die niet ingelezen." size="short" optional kept={kept} />
            <FormButtons><Button>Haal op</Button></FormButtons>
          </Form>
          <Section title="Laatste keren">
            <DataTable caption="Laatste keren dat cijfers zijn opgehaald" quietCaption phone="stack" rows={runs} href={(run) => routes.importRun.url({ run: run.id })}
              empty={<Prose><p>Er is hier nog niets opgehaald. Grote bestanden kan een beheerder ook met een opdracht inlezen.</p></Prose>}
              columns={[
                { head: 'Wanneer', rowHead: true, cell: (run) => formatMoment(run.askedAt) },
                { head: 'Waarvandaan', cell: (run) => run.from },
                { head: 'Stand', cell: (run) => (run.silent ? 'afgebroken' : RUN_STATE_WORDS[run.state]) },
                { head: 'Rijen', numeric: true, cell: (run) => formatNumber(run.rows) },
              ]} />
          </Section>
        </>
      ),
    }
  },
  async act(visit, form) {
    onlyFor(visit, office)
    const [file, address, table] = [form.file('file'), form.text('address'), form.text('table')]
    const upload = file && await putAside(file)
    try {
      const { run } = await visit.run(startImport, { ...(address ? { address } : {}), ...(upload ? { upload } : {}), ...(table ? { table } : {}) })
      return done(routes.importRun.url({ run }))
    } catch (refused) {
      if (upload) await throwAway(upload.waiting)
      throw refused
    }
  },
})
