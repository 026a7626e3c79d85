// Sends mail: through the server that SMTP_URL names, or in a trial into a box on the site that the administrator can read.
import { createTransport } from 'nodemailer'

export type Mail = { to: string; subject: string; text: string }
export type CaughtMail = Mail & { at: Date }

type Send = (mail: Mail) => Promise<void>

const MOST_CAUGHT = 50
const TIMEOUT_MS = 10_000

const box: CaughtMail[] = []
const intoBox: Send = async (mail) => {
  box.unshift({ ...mail, at: new Date() })
  box.length = Math.min(box.length, MOST_CAUGHT)
}

let send: Send = intoBox

/**
 * Puts a mail server in use. @param server `smtp://name:password@host:587` (STARTTLS) or `smtps://…:465`
 * @param from the sender, 'Slagvaardig <noreply@example.org>'
 */
export function useMailServer(server: string, from: string): void {
  const url = new URL(server)
  // Without encryption only to this machine itself: links that let someone in do not travel in the open.
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  const transport = createTransport({
    host: url.hostname, port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)), secure: url.protocol === 'smtps:', requireTLS: !local,
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true,
  })
  send = async (mail) => { await transport.sendMail({ from, ...mail }) }
}

/** Lets no mail go anywhere: a real installation without a mail server. The job fails, and the administrator sees that on the health page. */
export function refuseMail(): void {
  send = async () => { throw new Error('SMTP_URL names no mail server') }
}

/** Sends one mail of plain text. Throws when the mail server did not take it; a job then tries again later. */
export const sendMail: Send = (mail) => send(mail)

/** What the box holds, the last first: mail since this program started. Nothing, once a mail server is in use. */
export const caughtMail = (): readonly CaughtMail[] => box
