import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * A server that never listens, for Next to hang its `upgrade` listener on: on the one that listens it would leave every
 * request to upgrade without an answer, its socket open for ever.
 */
export const neverListening = (): Server => createServer()

/** In development, hands Next the upgrades of its own, by which it reloads pages, and answers all others as plain requests. */
export function passDevUpgrades(server: Server, next: Server): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands the socket over whole: nobody else hears its errors.
    socket.on('error', () => {})
    if (request.url?.startsWith('/_next/')) {
      if (!next.emit('upgrade', request, socket, head)) socket.destroy()
      return
    }
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(request.socket)
    // What Node does itself for a request that it does not take for one to upgrade.
    socket.on('drain', () => response.emit('drain'))
    response.on('finish', () => socket.end())
    server.emit('request', request, response)
  })
}
