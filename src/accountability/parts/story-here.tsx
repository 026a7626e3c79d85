// A public story from practice beside the figures: where it was told, and that it was invented when it was.
import type { Story } from '../../frontline/public.ts'
import { formatDate, StoryQuote } from '../../ui/public.ts'
import { routes } from '../routes.ts'

export const StoryHere = ({ story }: { story: Story }) => (
  <StoryQuote
    source={`Verhaal uit ${story.municipality.name}, gedeeld met toestemming op ${formatDate(story.publishedOn)}${story.demo ? ' (verzonnen, voor deze proef)' : ''}`}
    link={{ href: `${routes.reports.url({})}#story`, label: 'Meer verhalen' }}
  >
    {story.body}
  </StoryQuote>
)
