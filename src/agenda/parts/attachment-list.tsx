// The files of an action, each with its kind and size.
import { Actions, ButtonLink, DataTable, formatDateShort, formatSize, Section } from '../../ui/public.ts'
import type { Attachment } from '../action.ts'
import { routes } from '../routes.ts'

/** @param mayChange whether the actor may add and remove files; nothing is shown when there is nothing to see or do */
export const AttachmentList = ({ action, attachments, mayChange }: { action: string; attachments: Attachment[]; mayChange: boolean }) => attachments.length === 0 && !mayChange ? null : (
  <Section title="Bijlagen">
    <DataTable
      caption="Bijlagen bij deze actie" quietCaption phone="stack" rows={attachments} empty={<p>Er zijn nog geen bijlagen.</p>}
      href={({ id }) => routes.attachment.url({ attachment: id })}
      columns={[
        { head: 'Bestand', rowHead: true, cell: ({ name }) => name },
        { head: 'Grootte', cell: ({ size }) => formatSize(size) },
        { head: 'Toegevoegd op', cell: ({ addedAt }) => formatDateShort(addedAt) },
        ...(mayChange ? [{ head: 'Wijzigen', cell: ({ id, name }: Attachment) => <a class="utrecht-link utrecht-link--html-a" href={routes.removeAttachment.url({ attachment: id })} aria-label={`Haal ${name} weg`}>Weghalen</a> }] : []),
      ]}
    />
    {mayChange && <Actions><ButtonLink kind="secondary" href={routes.addAttachment.url({ action })}>Bijlage toevoegen</ButtonLink></Actions>}
  </Section>
)
