// An Atom feed (RFC 4287) of actions: the public ones for everyone, and for who is signed in all that they may see.
import { download, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { type Action, listActions } from './actions.ts'
import { routes } from './routes.ts'
import { ACTION_STATE_WORDS } from './words.ts'

const MOST = 50

export default page({
  async show(visit) {
    const { actions } = await visit.run(listActions, {})
    const newest = actions.toSorted((a, b) => lastDay(b).localeCompare(lastDay(a))).slice(0, MOST)
    return download({ type: 'application/atom+xml; charset=utf-8', name: 'acties.atom', body: feedOf(newest, visit.url.origin) })
  },
})

/** The last day on which something of it changed: actions keep days, not moments. */
const lastDay = ({ plannedFrom, startedOn, endedOn }: Action): string => endedOn ?? startedOn ?? plannedFrom

function feedOf(actions: Action[], origin: string): string {
  const own = `${origin}${routes.feed.url({})}`
  const updated = actions[0] ? lastDay(actions[0]) : '1970-01-01'
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>${xml(own)}</id><title>Acties</title><updated>${updated}T00:00:00Z</updated><link rel="self" href="${xml(own)}"/><author><name>Slagvaardig</name></author>
${actions.map((row) => entryOf(row, origin)).join('\n')}
</feed>
`
}

const entryOf = (action: Action, origin: string): string => `<entry><id>urn:uuid:${action.id}</id><title>${xml(action.title)}</title><updated>${lastDay(action)}T00:00:00Z</updated>`
  + `<link href="${xml(origin + linkTo('frontline.action', { action: action.id }))}"/><summary>${xml(`${ACTION_STATE_WORDS[action.state]}. ${action.what}`)}</summary></entry>`

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// XML 1.0 §2.2: control characters cannot be written in any way, so they go.
const xml = (text: string): string => text.replaceAll(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign]!)
