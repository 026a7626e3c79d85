// Checks the access log in the browser: files that the user chooses, or the hashes that this site publishes. Sends nothing.
import { readVerifierKey } from '../../../methods/merkle/note.ts'
import { keysFrom, type Keys, pathsBelow } from '../log-source.ts'
import { type Finding, isSound, verifyExport, verifySource } from '../verify-log.ts'

const area = document.querySelector<HTMLElement>('#controle')
const form = area?.querySelector('form')
const progress = document.querySelector<HTMLElement>('#voortgang')
const outcome = document.querySelector<HTMLElement>('#uitslag')

if (area && form && progress && outcome) {
  area.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(form, progress, outcome)
  })
}

async function check(given: HTMLFormElement, status: HTMLElement, place: HTMLElement): Promise<void> {
  const data = new FormData(given)
  place.replaceChildren()
  status.textContent = 'Bezig met controleren…'
  const began = performance.now()
  try {
    const findings = await findingsOf(data, (leaves) => { status.textContent = `${leaves.toLocaleString('nl-NL')} regels gelezen…` })
    place.append(...findings.map(shown))
    const seconds = ((performance.now() - began) / 1000).toLocaleString('nl-NL', { maximumFractionDigits: 1 })
    status.textContent = `${isSound(findings) ? 'Het logboek klopt.' : 'Het logboek klopt niet.'} Uw browser deed er ${seconds} seconden over.`
  } catch (error) {
    status.textContent = `De controle lukte niet: ${error instanceof Error ? error.message : String(error)}.`
  }
}

async function findingsOf(data: FormData, shows: (leaves: number) => void): Promise<Finding[]> {
  const earlier = chosen(data.get('controlepunt'))
  const file = chosen(data.get('uitvoer'))
  const site = pathsBelow('/logboek/')
  const options = { earlier: earlier ? [await earlier.text()] : [], keys: await keysGiven(String(data.get('sleutel') ?? '').trim(), site), progress: shows }
  return file ? verifyExport(linesOf(file), options) : verifySource(site, options)
}

const chosen = (value: FormDataEntryValue | null): File | undefined => (value instanceof File && value.size > 0 ? value : undefined)

/** With a key of the user's own, the witnesses are still those that the site names. */
async function keysGiven(word: string, site: (path: string) => Promise<Uint8Array | undefined>): Promise<Keys | undefined> {
  if (word === '') return undefined
  const log = readVerifierKey(word)
  if (!log) throw new Error('wat u invulde is geen sleutel van een logboek')
  const told = keysFrom(new TextDecoder().decode(await site('sleutels')).split('\n'))
  return { log, witnesses: told.witnesses, told: false }
}

async function* linesOf(file: File): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** The finding in the look that the page gave for its kind. */
function shown({ verdict, sentence }: Finding): Node {
  const look = document.querySelector<HTMLTemplateElement>(`template#${verdict}`)
  const copy = look?.content.cloneNode(true) ?? document.createDocumentFragment()
  const words = (copy as DocumentFragment).querySelector('span')
  if (words) words.textContent = sentence
  return copy
}
