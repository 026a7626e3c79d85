// Hands mail to a mail server on this machine, and to one that is taken for another machine and does not encrypt.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caughtMail, refuseMail, sendMail, useMailServer } from './send.ts'

const MAIL = { to: 'noor@voorbeeld.nl', subject: 'Een uitnodiging', text: 'Dag Noor,\n\nhttp://localhost/uitnodiging/abc\n' }

let port: number
const received: string[] = []

/** A mail server that takes everything and offers no encryption (RFC 5321). Listens on all addresses of this machine. */
const server = createServer((socket) => {
  let data = false
  socket.write('220 test\r\n')
  socket.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (data) received.push(text)
    if (data && !text.includes('\r\n.\r\n')) return
    const answer = data || !/^DATA/i.test(text) ? '250 ok' : '354 go'
    data = answer.startsWith('354')
    socket.write(`${answer}\r\n`)
  })
})
beforeAll(async () => {
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => { server.close() })

it('keeps mail in a box while there is no mail server', async () => {
  await sendMail(MAIL)
  expect(caughtMail()[0]).toMatchObject(MAIL)
})

it('hands mail to the mail server, with the sender that was set, and not to the box', async () => {
  useMailServer(`smtp://localhost:${port}`, 'Slagvaardig <niet-antwoorden@voorbeeld.nl>')
  const before = caughtMail().length
  await sendMail(MAIL)
  expect(received.join('')).toMatch(/From: Slagvaardig <niet-antwoorden@voorbeeld\.nl>\r\n/)
  expect(received.join('')).toContain('Subject: Een uitnodiging')
  expect(received.join('')).toContain('http://localhost/uitnodiging/abc')
  expect(caughtMail()).toHaveLength(before)
})

it('gives another machine no mail that it cannot take encrypted', async () => {
  received.length = 0
  // A second name of this machine: to the program it is a machine like any other.
  useMailServer(`smtp://127.0.0.2:${port}`, 'x@voorbeeld.nl')
  await expect(sendMail(MAIL)).rejects.toThrow(/TLS/i)
  expect(received).toEqual([])
})

it('fails in a real installation without a mail server, so that the job shows it', async () => {
  refuseMail()
  await expect(sendMail(MAIL)).rejects.toThrow('SMTP_URL names no mail server')
})
