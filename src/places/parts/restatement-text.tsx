// Tells in words how figures were restated: what stayed, what was added up, what is only near, and what cannot be made.
import { Alert, countOf, joinWords } from '../../ui/public.ts'
import type { BoundaryChange } from '../changes.ts'
import type { Restatement } from '../restatement.ts'

export function RestatementText({ restatement, changes }: { restatement: Restatement; changes: BoundaryChange[] }) {
  const { recipes, lost, left, joined } = restatement
  const nameOf = namesIn(changes)
  const same = recipes.filter((row) => row.exact && row.parts.length === 1)
  const summed = recipes.filter((row) => row.parts.length > 1)
  const near = recipes.filter((row) => !row.exact)
  const pieces = [...new Set(lost.map((row) => row.within.join()))].map((within) => lost.filter((row) => row.within.join() === within))
  return (
    <>
      <p>{countOf(same.length, 'gemeente houdt', 'gemeenten houden')} hetzelfde cijfer.</p>
      <ul>
        {summed.map((row) => <li>{nameOf(row.target)} is de som van {joinWords(row.parts.map(nameOf))}.</li>)}
        {joined.length > 0 && <li>{joinWords(joined.map(nameOf))} hoorden in {restatement.figuresOf} nog niet bij de regio, maar tellen op deze kaart wel mee.</li>}
        {left.length > 0 && <li>{joinWords(left.map(nameOf))}: wel in de regio in {restatement.figuresOf}, niet op deze kaart.</li>}
      </ul>
      {near.length > 0 && (
        <Alert tone="warning">Niet precies: {joinWords(near.map((row) => nameOf(row.target)))}. Daar verschoof een grens en wij weten niet hoeveel er meeging.</Alert>
      )}
      {pieces.map((rows) => (
        <Alert tone="warning">Niet te maken: {joinWords(rows.map((row) => nameOf(row.target)))}. Die waren samengevoegd tot {joinWords(rows[0]!.within.map(nameOf))}, en een som is niet meer te splitsen.</Alert>
      ))}
    </>
  )
}

function namesIn(changes: BoundaryChange[]): (code: string) => string {
  const names = new Map(changes.flatMap((change) => [...change.from, ...change.to]).map((row) => [row.code, row.name]))
  return (code) => names.get(code) ?? code
}
