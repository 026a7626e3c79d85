// The strategy in one picture: where the region comes from, what it chose, what it wants and how it works.
import { linkTo } from '../../platform/routes.ts'
import { Cards } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import type { Strategy } from '../strategy.ts'
import type { Statement } from '../statements.ts'
import { SourcePlace } from './source-place.tsx'

/** The chapter of the source that holds the whole strategy on one page. */
const PICTURE = 'beeld'

/** The statements that stand in the source's own picture; the others stand in its text. */
export function pictureOf({ chapters, statements }: Pick<Strategy, 'chapters' | 'statements'>): Statement[] {
  const inside = new Set(chapters.filter((chapter) => chapter.slug === PICTURE || chapter.within === PICTURE).map((chapter) => chapter.slug))
  return statements.filter((statement) => statement.chapter !== null && inside.has(statement.chapter))
}

export function Picture({ strategy }: { strategy: Strategy }) {
  const statements = pictureOf(strategy)
  return (
    <Cards>
      <Card title="1. Waar de regio vandaan komt">
        <Lines statements={statements.filter(({ kind }) => kind === 'trend')} />
        <a class="utrecht-link utrecht-link--html-a" href={routes.development.url({ strategy: strategy.slug })}>Bekijk de eigen cijfers van de strategie</a>
      </Card>
      <Card title="2. Wat de regio koos">
        <ul class="utrecht-unordered-list">
          {strategy.priorities.map((priority) => (
            <li class="utrecht-unordered-list__item">
              <a class="utrecht-link utrecht-link--html-a" href={linkTo('accountability.priority', { priority: priority.slug })}>{priority.name}</a>
              {priority.kind === 'supported' && <span class="quiet small"> De coalitie ondersteunt deze.</span>}
            </li>
          ))}
        </ul>
      </Card>
      <Card title="3. Wat de regio wil bereiken">
        <ul class="utrecht-unordered-list">
          {strategy.ambitions.map((ambition) => (
            <li class="utrecht-unordered-list__item"><strong>{ambition.name}.</strong> {ambition.text}</li>
          ))}
        </ul>
      </Card>
      <Card title="4. Hoe de regio werkt">
        <Lines statements={statements.filter(({ kind }) => kind === 'principle')} />
      </Card>
    </Cards>
  )
}

const Card = ({ title, children }: { title: string; children: unknown }) => (
  <article><h3 class="utrecht-heading-3">{title}</h3>{children as never}</article>
)

const Lines = ({ statements }: { statements: Statement[] }) => (
  <ul class="utrecht-unordered-list">
    {statements.map((statement) => (
      <li class="utrecht-unordered-list__item">
        {statement.title && <><strong>{statement.title}.</strong> </>}{statement.text} <span class="quiet small"><SourcePlace statement={statement} /></span>
      </li>
    ))}
  </ul>
)
