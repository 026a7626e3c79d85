// What this site keeps of the people who use it.
import { Prose } from '../ui/public.ts'
import { page } from '../platform/page.ts'

export default page({
  show: async () => ({
    title: 'Wat wij van u bewaren',
    lead: 'Leest u alleen de openbare pagina’s? Dan bewaren wij niets van u.',
    body: (
      <Prose>
        <h2>Als u niet inlogt</h2>
        <p>Er zijn geen cookies, geen meetprogramma’s en geen bestanden van andere bedrijven. Alles komt van deze site zelf.</p>
        <h2>Als u inlogt</h2>
        <p>Uw browser bewaart één cookie zodat u ingelogd blijft. Na acht uur stilte bent u vanzelf uitgelogd. Wat u verandert, komt in een logboek: wie, wat, met welk resultaat, vanaf welk netwerkadres en wanneer. Alleen de functionaris gegevensbescherming leest dat logboek.</p>
        <h2>Als u iets meldt zonder uw naam</h2>
        <p>Dan bewaren wij ook niet dat u het was. U krijgt een code waarmee u het antwoord kunt lezen.</p>
        <h2>Over andere mensen</h2>
        <p>De openbare pagina’s en de meldingen gaan niet over personen. De site let op namen, kentekens en nummers voordat een melding wordt bewaard.</p>
      </Prose>
    ),
  }),
})
