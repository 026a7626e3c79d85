// What we do for accessibility, and how to say that something does not work.
import { Prose } from '../ui/public.ts'
import { page } from '../platform/page.ts'

export default page({
  show: async () => ({
    title: 'Iedereen kan deze site gebruiken',
    lead: 'Dat is het doel. Hier leest u wat wij daarvoor doen en wat nog niet is onderzocht.',
    body: (
      <Prose>
        <h2>Wat wij doen</h2>
        <p>De site werkt met het toetsenbord, op een telefoon, bij 400% vergroting, op papier, in donkere kleuren en zonder JavaScript. Bij elke grafiek en kaart staat een tabel met dezelfde cijfers.</p>
        <p>Bij elke nieuwe versie controleert een programma alle openbare pagina’s op de regels van WCAG 2.2, niveau A en AA.</p>
        <h2>Wat nog niet is onderzocht</h2>
        <p>Een controle door een programma vindt niet alles. Mensen met een beperking hebben deze versie nog niet getest. Er is nog geen onderzoek door een onafhankelijk bureau en dus ook geen officiële toegankelijkheidsverklaring.</p>
        <h2>Werkt er iets niet?</h2>
        <p>Vertel het aan de coalitie die deze site gebruikt. Schrijf erbij op welke pagina u was en wat u wilde doen.</p>
      </Prose>
    ),
  }),
})
