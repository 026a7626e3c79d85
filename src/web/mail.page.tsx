// In a trial: the mails that would have been sent.
import { readCaughtMail } from '../platform/mail/caught-mail.ts'
import { page } from '../platform/page.ts'
import { EmptyState, formatMoment, LinkedText, Section, SummaryList } from '../ui/public.ts'

export default page({
  async show(visit) {
    const mails = await visit.run(readCaughtMail, {})
    return {
      title: 'Mail',
      lead: 'Dit is een proef: mail gaat niet echt weg. Hier staat wat er verstuurd zou zijn sinds de site startte.',
      personal: true,
      body: mails.length === 0
        ? <EmptyState title="Nog geen mail">Nodig iemand uit. De mail staat dan hier.</EmptyState>
        : mails.map(({ to, subject, text, at }) => (
          <Section title={subject}>
            <SummaryList items={[{ term: 'Aan', value: to }, { term: 'Wanneer', value: formatMoment(at) }]} />
            {text.split('\n\n').map((paragraph) => <p><LinkedText text={paragraph} /></p>)}
          </Section>
        )),
    }
  },
})
