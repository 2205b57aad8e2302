import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * A server that never listens, to which Next attaches its `upgrade` listener. On the real server, that listener would leave
 * every request to upgrade unanswered and its socket open for ever.
 */
export const neverListening = (): Server => createServer()

/** In development, passes Next its own upgrades, with which it reloads pages, and answers all others as plain requests. */
export function passDevUpgrades(server: Server, next: Server): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node gives up the socket completely: nothing else handles its errors.
    socket.on('error', () => {})
    if (request.url?.startsWith('/_next/')) {
      if (!next.emit('upgrade', request, socket, head)) socket.destroy()
      return
    }
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(request.socket)
    // Node does the same for a request without an upgrade.
    socket.on('drain', () => response.emit('drain'))
    response.on('finish', () => socket.end())
    server.emit('request', request, response)
  })
}
