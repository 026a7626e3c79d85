// Explains in plain words, with the formulas, how every figure and verdict of the account comes about.
import { MINIMUM } from '../methods/disclosure/small-counts.ts'
import { SMALL } from '../methods/statistics/change.ts'
import { page } from '../platform/page.ts'
import { formatNumber, formatPercent, Prose, Section } from '../ui/public.ts'
import { WINDOW } from './parts/comparison.ts'
import { MARGIN, NORM } from './rules.ts'
import { routes } from './routes.ts'

export default page({
  async show() {
    return {
      title: 'Hoe wij rekenen',
      lead: 'Elk cijfer op deze site kunt u narekenen. Hier leest u hoe, in gewone woorden en met de formules erbij.',
      section: 'account',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: <><Figures /><Certainty /><AtMostEqual /><Limits /></>,
    }
  },
})

const Figures = () => (
  <>
    <Section title="Wat wij vergelijken">
      <Prose>
        <p>Wij vergelijken het aantal geregistreerde misdrijven in het laatste jaar van een ambitie met het aantal in het eerste jaar. Bijvoorbeeld 2022 met 2018. De ambitie gaat over aantallen, dus ons oordeel ook.</p>
        <p>Gemeenten worden samengevoegd en grenzen schuiven op. Daarom rekenen wij alle jaren op één kaart: die van de tabel van de politie. Wat niet op die kaart is terug te rekenen, noemen wij bij het cijfer.</p>
      </Prose>
    </Section>
    <Section title="Per 1.000 inwoners">
      <Prose>
        <p>Een gemeente die groeit, krijgt vanzelf meer misdrijven. Daarom staat naast elk aantal ook het aantal per 1.000 inwoners. Wij gebruiken het gemiddelde aantal inwoners van het jaar.</p>
        <p>Met dat cijfer kunt u een gemeente naast de regio en het land zetten. Wij maken geen ranglijst. Een stad met veel bezoekers heeft per inwoner altijd meer misdrijven dan een dorp, en bij kleine gemeenten bepaalt toeval de plaats.</p>
      </Prose>
    </Section>
  </>
)

const Certainty = () => (
  <>
    <Section title="Hoe zeker een verandering is">
      <Prose>
        <p>Het aantal misdrijven schommelt van jaar tot jaar, ook als er niets verandert. Wij meten hoe sterk: voor elke soort misdrijf kijken wij hoe ver de gemeenten in {WINDOW} jaar afweken van hun eigen lijn. Dat getal heet φ (phi). Bij zuiver toeval is het 1. Meestal is het meer.</p>
        <p><code>verhouding = aantal in het laatste jaar ÷ aantal in het eerste jaar</code></p>
        <p><code>marge = verhouding × e^(± t × √(φ × (1 ÷ eerste aantal + 1 ÷ laatste aantal)))</code></p>
        <p>De t hoort bij 95% zekerheid en is ongeveer 2. Ligt de hele marge onder 1, dan is het aantal aantoonbaar gedaald. Ligt de hele marge boven 1, dan is het aantoonbaar gestegen. Anders is er geen aantoonbaar verschil. Dat betekent niet dat er niets veranderde, maar dat het ook toeval kan zijn.</p>
        <p>Zijn er in beide jaren samen minder dan {SMALL} misdrijven, dan klopt deze formule niet. Dan gebruiken wij de exacte kansen van de binomiale verdeling, op aantallen gedeeld door φ.</p>
      </Prose>
    </Section>
    <Section title="Veel vergelijkingen tegelijk" id="reeksen">
      <Prose>
        <p>Wie honderd keer vergelijkt, vindt altijd een paar grote verschillen door toeval. Daarom leggen wij de lat hoger als wij veel tegelijk vergelijken (methode van Benjamini en Hochberg). Alle gemeenten op één kaart zijn samen één reeks. Dat geldt ook voor de districten bij één soort misdrijf, en voor alle soorten in de regio. Een gemeente krijgt op elke pagina hetzelfde oordeel. Door die hogere lat kan een marge net boven of onder nul liggen, en het oordeel toch ‘geen aantoonbaar verschil’ zijn.</p>
      </Prose>
    </Section>
    <Section title="De band om een lijn">
      <Prose>
        <p>Om elk jaarcijfer ligt een band. Het werkelijke niveau ligt met 95% zekerheid in die band. Ook hier telt φ mee (formule van Byar). Cijfers die de uitgever nog kan bijstellen, staan er als stippellijn.</p>
      </Prose>
    </Section>
  </>
)

const AtMostEqual = () => (
  <>
    <Section title="Wanneer is ‘minimaal gelijk of afgenomen’ gehaald?">
      <Prose>
        <p>‘Geen aantoonbare stijging’ is niet genoeg: met weinig cijfers toont u nooit iets aan. Daarom moet de hele marge onder een grens liggen. Die grens is 1 plus een speling die u vooraf afspreekt.</p>
        <p><code>gehaald als: bovenkant van de marge ≤ 1 + speling</code></p>
        <p>De partners spraken geen speling af. Wij rekenen met {formatPercent(MARGIN)} en noemen dat bij elk oordeel. De ambitie gaat over alle geregistreerde misdrijven. Zonder het totaal is het oordeel ‘niet te zeggen’, hoe ver de soorten die wij wel hebben ook daalden.</p>
      </Prose>
    </Section>
    <Section title="Wanneer zijn er genoeg drempels verlaagd?">
      <Prose>
        <p>Wij tellen de drempels waarop een antwoord kwam, en het deel daarvan dat is weggenomen of verlaagd. Ook hier spraken de partners geen norm af. Wij rekenen met {formatPercent(NORM)} en noemen dat bij het oordeel.</p>
      </Prose>
    </Section>
  </>
)

const Limits = () => (
  <>
    <Section title="Wat deze cijfers niet zeggen">
      <Prose>
        <p>Geregistreerde misdrijven zijn wat de politie opschreef. Van veel misdrijven doet niemand aangifte. Bij drugs en wapens betekent meer zoeken ook meer registraties.</p>
        <p>Sinds juli 2018 schrijft de politie misdrijven die samen gebeuren apart op. Dat maakt een vergelijking met jaren daarvoor minder zeker, en 2018 zelf valt er voor de helft in. In 2020 en 2021 drukten de coronamaatregelen het aantal misdrijven.</p>
        <p>Een daling is nog geen bewijs dat de aanpak werkte. Veel soorten daalden al jaren, en ook buiten de regio.</p>
      </Prose>
    </Section>
    <Section title="Kleine aantallen">
      <Prose>
        <p>De cijfers van de politie zijn al openbaar, ook als ze klein zijn. Die tonen wij zoals ze zijn. Tellingen van onszelf (signalen, drempels en acties) tonen wij pas vanaf {formatNumber(MINIMUM)}. Staat er een totaal bij, dan verbergen wij ook een groter deel, zodat niemand het kleine aantal kan uitrekenen.</p>
      </Prose>
    </Section>
    <Section title="Een oordeel blijft staan">
      <Prose>
        <p>Bij elk oordeel bewaren wij de cijfers, de instellingen en de levering van de uitgever waarop het rust. Komen er nieuwere cijfers, dan verandert het oordeel niet vanzelf. Wij zeggen dat ze er zijn, en het coalitiebureau kan opnieuw oordelen. Het eerdere oordeel blijft te lezen.</p>
      </Prose>
    </Section>
  </>
)
