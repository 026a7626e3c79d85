// The line under a picture: publisher, table and vintage; and what the map of the figures could not hold.
import { formatDate, joinWords } from '../../ui/public.ts'
import type { Delivery, Geography } from './difference.ts'

/** 'Bron: politie, via CBS open data, tabel 47018NED, ingelezen op 23 november 2026': of the first delivery, the figures of the picture itself. */
export function sourceText(deliveries: readonly Delivery[]): string {
  const [first] = deliveries
  if (!first) return 'Bron onbekend'
  const state = first.modified === null ? `ingelezen op ${formatDate(first.importedOn)}` : `stand van ${formatDate(first.modified)}`
  return `${first.source}, tabel ${first.table}, ${state}`
}

/** '38 gemeenten op de kaart van 2025.', with what left and joined the region since the base year. */
export function geographyText({ municipalities, mapYear, left, joined }: Geography): string {
  const lost = left.length > 0 ? ` ${joinWords([...left])} ${left.length === 1 ? 'hoort' : 'horen'} daar niet meer bij en ${left.length === 1 ? 'is' : 'zijn'} niet apart terug te rekenen.` : ''
  const gained = joined.length > 0 ? ` ${joinWords([...joined])} ${joined.length === 1 ? 'hoort' : 'horen'} er wel bij, ook in de jaren daarvoor.` : ''
  return `${municipalities} gemeenten, alle jaren op de kaart van ${mapYear}.${lost}${gained}`
}
