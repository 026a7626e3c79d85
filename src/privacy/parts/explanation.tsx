// What everyone may know: what this site keeps, how long, and how to ask about one's own data.
import { Alert, Prose } from '../../ui/public.ts'
import type { RegisterEntry } from '../register/register.ts'
import { routes } from '../routes.ts'

export const Explanation = ({ entry }: { entry: RegisterEntry | null }) => (
  <Prose>
    <h2>Als u niet inlogt</h2>
    <p>Er zijn geen cookies, geen meetprogramma’s en geen bestanden van andere bedrijven. Alles komt van deze site zelf.</p>
    <h2>Als u inlogt</h2>
    <p>Uw browser bewaart één cookie zodat u ingelogd blijft. Wat u verandert en welke gegevens van mensen u ziet, komt in een logboek: wie, wat, met welk resultaat, vanaf welk netwerkadres en wanneer. Alleen de privacyfunctionaris leest dat logboek. Lezen in het logboek komt zelf ook in het logboek.</p>
    <h2>Als u iets meldt zonder uw naam</h2>
    <p>Dan bewaren wij ook niet dat u het was. U krijgt een code waarmee u het antwoord kunt lezen.</p>
    <h2>Over andere mensen</h2>
    <p>De openbare pagina’s en de meldingen gaan niet over personen. De site let op namen, kentekens en nummers voordat een melding wordt bewaard.</p>
    <h2>Wat wij verwerken en hoe lang</h2>
    <p>In het <a href={routes.register.url({})}>verwerkingsregister</a> staat van wie wij gegevens gebruiken, waarvoor, op welke grond en wanneer ze worden gewist.</p>
    <h2 id="vragen">Uw gegevens inzien, verbeteren of laten wissen</h2>
    <p>U mag vragen wat er over u is verwerkt, door welke organisatie en waarvoor. U mag ook vragen om een fout te verbeteren, gegevens te wissen of er voorlopig niets mee te doen, en u mag bezwaar maken.</p>
    {entry
      ? <><p>U bereikt de functionaris gegevensbescherming zo:</p><p><strong>{entry.contact}</strong></p></>
      : <Alert tone="warning">De coalitie heeft nog niet ingevuld hoe u de functionaris gegevensbescherming bereikt. Vraag het tot die tijd aan uw eigen gemeente.</Alert>}
    <p>U krijgt binnen een maand antwoord. Is het ingewikkeld, dan mag dat twee maanden langer duren; u hoort dan binnen de eerste maand waarom. Wij vragen u te laten zien wie u bent, zodat niemand anders uw gegevens krijgt. Bent u het niet eens met het antwoord, dan kunt u klagen bij de Autoriteit Persoonsgegevens of naar de rechter gaan.</p>
  </Prose>
)
