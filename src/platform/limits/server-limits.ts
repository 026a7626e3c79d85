// Bounds what a connection may cost before there is a request: slow senders, large headers, and many connections from one address.
import type { Server, ServerOptions } from 'node:http'
import { senderOf } from './rate-limit.ts'

const SECOND = 1000

/** For Node's own HTTP server. Whoever sends slower than this gets 408, whoever sends larger headers 431. */
export const SERVER_LIMITS: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10 * SECOND,
  // Long enough for the largest file over a slow line in a village hall: 40 MB at 3 Mbit/s.
  requestTimeout: 120 * SECOND,
  // Longer than a proxy keeps its own idle connections, so that it never writes on one that we just closed.
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
}

const MOST_CONNECTIONS = 4000
const MOST_FROM_ONE_ADDRESS = 400

/** Closes what comes on top of a bound: on all connections together and, unless a proxy of our own makes them all, on those from one address. */
export function boundConnections(server: Server, trustProxy: boolean, most = MOST_FROM_ONE_ADDRESS): void {
  server.maxConnections = MOST_CONNECTIONS
  if (trustProxy) return
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const sender = senderOf(socket.remoteAddress ?? '')
    const now = (open.get(sender) ?? 0) + 1
    if (now > most) {
      socket.destroy()
      return
    }
    open.set(sender, now)
    socket.once('close', () => {
      const left = (open.get(sender) ?? 1) - 1
      if (left === 0) open.delete(sender)
      else open.set(sender, left)
    })
  })
}
