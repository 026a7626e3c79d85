// Proves what a connection may cost, on a server of our own.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { boundConnections, SERVER_LIMITS } from './server-limits.ts'

const open: { server?: Server; sockets: Socket[] } = { sockets: [] }

afterEach(() => {
  for (const socket of open.sockets.splice(0)) socket.destroy()
  open.server?.close()
})

async function listening(more: object = {}): Promise<Server> {
  const server = createServer({ ...SERVER_LIMITS, ...more }, (_request, response) => response.end('ok'))
  open.server = server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function socketTo(server: Server): Socket {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  open.sockets.push(socket)
  return socket
}

async function answerTo(server: Server, request: string): Promise<string> {
  const socket = socketTo(server)
  socket.write(request)
  const [first] = await once(socket, 'data') as [Buffer]
  return first.toString().split('\r\n')[0]!
}

it('answers headers that are too large, and headers that do not come to an end', async () => {
  const server = await listening({ headersTimeout: 100, connectionsCheckingInterval: 20 })
  expect(await answerTo(server, `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(17_000)}\r\n\r\n`)).toBe('HTTP/1.1 431 Request Header Fields Too Large')
  expect(await answerTo(server, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toBe('HTTP/1.1 408 Request Timeout')
})

it('has a bound on everything that Node bounds', async () => {
  const server = await listening()
  boundConnections(server, false)
  expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.maxConnections]).toEqual([10_000, 120_000, 65_000, 4000])
})

const standing = async (sockets: Socket[]): Promise<number> => {
  await sleep(150)
  return sockets.filter((socket) => !socket.closed && socket.readyState === 'open').length
}

it('closes what one address opens on top of its share, until it closes one itself', async () => {
  const server = await listening()
  boundConnections(server, false, 3)
  const sockets = Array.from({ length: 5 }, () => socketTo(server).resume())
  expect(await standing(sockets)).toBe(3)
  sockets.find(({ closed }) => !closed)?.destroy()
  await sleep(50)
  expect(await standing([socketTo(server).resume()])).toBe(1)
})

it('leaves the connections of our own proxy alone', async () => {
  const server = await listening()
  boundConnections(server, true, 3)
  expect(await standing(Array.from({ length: 5 }, () => socketTo(server).resume()))).toBe(5)
})
