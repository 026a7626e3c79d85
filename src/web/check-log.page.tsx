// Checking the access log oneself: in the browser, with files of one's own, or by command; nothing of it needs trust in this server.
import { Alert, Button, FileField, Form, FormButtons, Prose, Section, TextField } from '../ui/public.ts'
import { logKeys } from '../platform/log/published.ts'
import { page } from '../platform/page.ts'
import { assetNames } from './assets.ts'

const script = assetNames()['check-log.js']
const NO_FILES = { values: {}, issues: [] }

export default page({
  async show(visit) {
    const { log, witnesses } = await visit.run(logKeys, {})
    return {
      title: 'Controleer het logboek zelf',
      lead: 'Wie hier iets doet of gegevens van mensen ziet, komt in een logboek. U kunt zelf nagaan of daarin iets is veranderd of weggehaald.',
      body: (
        <>
          <div id="controle" hidden>
            <Section title="In uw browser" intro="Uw browser rekent zelf. Wat u kiest, wordt niet verstuurd.">
              <Form label="Het logboek controleren">
                <FileField name="uitvoer" label="Uitvoer van het logboek" hint="Het bestand logboek.jsonl. Kiest u niets? Dan haalt uw browser de hashes van deze site op." accept=".jsonl" optional kept={NO_FILES} />
                <FileField name="controlepunt" label="Een controlepunt dat u eerder bewaarde" hint="Hiermee ziet u of er sinds die dag iets is herschreven." optional kept={NO_FILES} />
                <TextField name="sleutel" label="Sleutel van het logboek" hint="Zoals de coalitie die u gaf. Leeg: de sleutel die bij het logboek zelf staat." optional kept={NO_FILES} />
                <FormButtons><Button>Controleer</Button></FormButtons>
              </Form>
              <p id="voortgang" role="status"></p>
              <div id="uitslag"></div>
              <template id="right"><Alert tone="ok"><strong>Goed.</strong> <span></span></Alert></template>
              <template id="note"><Alert tone="info"><strong>Let op.</strong> <span></span></Alert></template>
              <template id="wrong"><Alert tone="error"><strong>Fout.</strong> <span></span></Alert></template>
            </Section>
          </div>
          <Prose>
            <h2>Met een programma op uw eigen computer</h2>
            <p>Een pagina van deze site kan liegen over deze site. Wilt u zeker zijn? Haal de broncode van Slagvaardig bij een bron die u vertrouwt, en voer dit uit:</p>
            <p><code>npm run verify-log -- {visit.url.origin}</code></p>
            <p>Bewaart u een controlepunt? Geef het dan mee met <code>--checkpoint</code>. U haalt het op met: <code>curl -O {visit.url.origin}/logboek/checkpoint</code></p>
            <p>Hebt u de uitvoer van het logboek gekregen? Zet dan de naam van het bestand op de plaats van het adres. Dan wordt elke regel nagerekend, en elk persoonlijk deel dat er nog is.</p>
            <h2>De sleutels</h2>
            <p>Het logboek tekent met <code>{log}</code></p>
            {witnesses.length === 0 ? <p>Er is nog geen getuige buiten deze server.</p> : (
              <ul>{witnesses.map(({ name, key }) => <li>{name}: <code>{key}</code></li>)}</ul>
            )}
            <h2>Wat dit bewijst, en wat niet</h2>
            <p>Het bewijst dat regels die een getuige of u zelf eerder zag, er nog zijn en hetzelfde zijn. Het bewijst niet dat alles wat gebeurde ook is opgeschreven.</p>
            <p>In het logboek dat iedereen kan controleren staan geen persoonsgegevens, alleen hashes. Wordt het persoonlijke deel van een regel gewist, dan blijft het bewijs heel.</p>
          </Prose>
          {script && <script type="module" src={script}></script>}
        </>
      ),
    }
  },
})
