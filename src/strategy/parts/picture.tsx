// The strategy in one picture: where the region comes from, what it chose, what it wants and how it works.
import { linkTo } from '../../platform/routes.ts'
import { Card, Cards, Prose } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import type { Strategy } from '../strategy.ts'
import type { Statement } from '../statements.ts'
import { StatementList } from './statement-list.tsx'

/** The chapter of the source that holds the whole strategy on one page. */
const PICTURE = 'beeld'

/** The statements that our picture shows: trends, ambitions and principles as they stand in the source's own picture. */
export function pictureOf({ chapters, statements, ambitions }: Pick<Strategy, 'chapters' | 'statements' | 'ambitions'>): Statement[] {
  const inside = new Set(chapters.filter(({ within }) => within === PICTURE).map(({ slug }) => slug))
  const set = new Set(ambitions.map(({ statement }) => statement))
  return statements.filter(({ chapter, kind, code }) =>
    chapter !== null && inside.has(chapter) && (kind === 'trend' || kind === 'principle' || set.has(code)))
}

/** `level` is that of the headings: 2 right under the title of the page, 3 inside a section. */
export function Picture({ strategy, level }: { strategy: Strategy; level: 2 | 3 }) {
  const statements = pictureOf(strategy)
  const ambitions = strategy.ambitions.flatMap((ambition) =>
    statements.filter(({ code }) => code === ambition.statement).map((statement) => ({ ...statement, title: ambition.name })))
  return (
    <Cards wide>
      <Card level={level} title="1. Waar de regio vandaan komt">
        <StatementList statements={statements.filter(({ kind }) => kind === 'trend')} />
        <a href={routes.development.url({ strategy: strategy.slug })}>Bekijk de eigen cijfers van de strategie</a>
      </Card>
      <Card level={level} title="2. Wat de regio koos">
        <Prose>
          <ul>
            {strategy.priorities.map((priority) => (
              <li>
                <a href={linkTo('accountability.priority', { priority: priority.slug })}>{priority.name}</a>
                {priority.kind === 'supported' && <span class="quiet small"> De coalitie ondersteunt deze.</span>}
              </li>
            ))}
          </ul>
        </Prose>
      </Card>
      <Card level={level} title="3. Wat de regio wil bereiken">
        <StatementList statements={ambitions} />
      </Card>
      <Card level={level} title="4. Hoe de regio werkt">
        <StatementList statements={statements.filter(({ kind }) => kind === 'principle')} />
      </Card>
    </Cards>
  )
}
