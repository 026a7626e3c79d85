// The mandates in force as a list to work through, the most urgent first.
import { Button, DataTable, EmptyState, Form, FormButtons, formatDate, Hidden, StatusBadge, type StatusTone } from '../../../ui/public.ts'
import { REVIEW_WORDS, ROLE_WORDS } from '../../words.ts'
import type { ReviewLine } from '../reviews.ts'
import type { ReviewState } from '../../rules.ts'

const TONES: Record<ReviewState, StatusTone> = { later: 'neutral', soon: 'active', due: 'attention', overdue: 'stopped' }

export const ReviewTable = ({ mandates }: { mandates: ReviewLine[] }) => (
  <DataTable
    caption="Mandaten van deze organisatie" quietCaption phone="stack" rows={mandates}
    empty={<EmptyState level={2} title="Er zijn geen mandaten om na te lopen" />}
    columns={[
      { head: 'Naam', rowHead: true, cell: ({ name, demo }) => <>{name} {demo && <StatusBadge tone="attention">verzonnen</StatusBadge>}</> },
      { head: 'Rol', cell: ({ role }) => ROLE_WORDS[role] },
      { head: 'Nagelopen', cell: (row) => (row.confirmedAt ? `${formatDate(row.confirmedAt)}, door ${row.confirmedBy ?? 'een collega'}` : `nog niet, gegeven op ${formatDate(row.validFrom)}`) },
      { head: 'Uiterlijk', cell: ({ due, state }) => <>{formatDate(due)} <StatusBadge tone={TONES[state]}>{REVIEW_WORDS[state]}</StatusBadge></> },
      { head: 'Klopt dit nog', cell: (row) => (row.mayReview ? <Judge row={row} /> : <span class="quiet small">een ander loopt dit na</span>) },
    ]}
  />
)

const Judge = ({ row: { mandate, name, role } }: { row: ReviewLine }) => (
  <Form label={`Loop het mandaat van ${name} als ${ROLE_WORDS[role]} na`}>
    <Hidden name="mandate" value={mandate} />
    <FormButtons>
      <Button kind="secondary" name="do" value="confirm" about={`het mandaat van ${name}`}>Bevestig</Button>
      <Button kind="quiet" name="do" value="end" about={`het mandaat van ${name}`}>Beëindig</Button>
    </FormButtons>
  </Form>
)
