// The mails of signing in. Payloads hold ids and hashes; the secret of a link exists in the mail alone.
import { z } from 'zod'
import type { OwnerSql } from '../platform/database.ts'
import { id, newId } from '../platform/id.ts'
import type { Jobs } from '../platform/jobs.ts'
import { sendMail } from '../platform/mail/send.ts'
import { linkFor } from './parts/link.ts'
import { INVITATION_DAYS, PASSWORD_LETTER_HOURS } from './rules.ts'

type Letter = { kind: 'invitation' | 'password'; email: string; name: string; coalition: string }

async function sendLetter(owner: OwnerSql, letter: string): Promise<void> {
  const [found] = await owner<Letter[]>`
    select letter.kind, letter.email, who.name, installation.coalition_name as coalition
      from identity.letter
      join partners.person as who on who.coalition_id = letter.coalition_id and who.id = letter.person
     cross join platform.installation
     where letter.id = ${letter} and letter.used_at is null and letter.expires_at > now()`
  // Ended, or used, before the job got to it: then there is nothing to send.
  if (!found) return
  await sendMail({ to: found.email, ...wordsOf(found, await linkFor(owner, letter)) })
}

function wordsOf({ kind, name, coalition }: Letter, link: string): { subject: string; text: string } {
  if (kind === 'password') {
    return {
      subject: 'Een nieuw wachtwoord kiezen',
      text: `Dag ${name},\n\nU vroeg om een nieuw wachtwoord. Kies het op deze pagina:\n\n${link}\n\nDe link werkt ${PASSWORD_LETTER_HOURS} uur, en één keer. Daarna logt u in met uw nieuwe wachtwoord en een code, zoals u gewend bent.\n\nHebt u hier niet om gevraagd? Dan hoeft u niets te doen.\n`,
    }
  }
  return {
    subject: `Uitnodiging voor ${coalition}`,
    text: `Dag ${name},\n\nU kunt voortaan inloggen bij ${coalition}. Kies op deze pagina hoe u dat wilt doen:\n\n${link}\n\nDe link werkt ${INVITATION_DAYS} dagen, en alleen voor u. Stuur deze mail niet door.\n\nVerwacht u deze uitnodiging niet? Dan hoeft u niets te doen.\n`,
  }
}

async function sendPasswordLetter(owner: OwnerSql, coalition: string, login: string): Promise<void> {
  const [account] = await owner<{ person: string; email: string }[]>`
    select person, email from identity.account where coalition_id = ${coalition} and login = ${login} and password is not null`
  if (!account) return
  const letter = newId()
  await owner`
    insert into identity.letter (coalition_id, id, kind, person, email, expires_at)
    values (${coalition}, ${letter}, 'password', ${account.person}, ${account.email}, now() + make_interval(hours => ${PASSWORD_LETTER_HOURS}))`
  await sendLetter(owner, letter)
}

const notice = z.object({ coalition: id, people: z.array(id), subject: z.string(), text: z.string() })

/** What another module tells people by mail: a sentence and a link, nothing that may not be read on the way. */
async function writeTo(owner: OwnerSql, { coalition, people, subject, text }: z.output<typeof notice>): Promise<void> {
  const accounts = await owner<{ email: string }[]>`
    select email from identity.account where coalition_id = ${coalition} and person = any (${people}::uuid[]) and email is not null`
  for (const { email } of accounts) await sendMail({ to: email, subject, text })
}

export const jobs: Jobs = {
  'identity.send-letter': async (payload, { owner }) => sendLetter(owner, z.object({ letter: id }).parse(payload).letter),
  'identity.send-password-letter': async (payload, { owner }) => {
    const { coalition, login } = z.object({ coalition: id, login: z.string() }).parse(payload)
    await sendPasswordLetter(owner, coalition, login)
  },
  'identity.write-to': async (payload, { owner }) => writeTo(owner, notice.parse(payload)),
}
