import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { NetworkSet } from '@/lib/domain/network-set'
import { isTold, readConnection, sourceAddress, type Connection } from '@/lib/domain/source-address'

/**
 * Reads the source address of requests. The address of a connection is parsed once, not for each of its requests.
 * `disbelieved` is called with a connection whose X-Forwarded-For was ignored.
 */
export function sourceAddressReader(
  trustedProxies: NetworkSet,
  disbelieved: (connection: Connection) => void = () => {},
) {
  const connections = new WeakMap<Socket, Connection>()

  function connectionOf(socket: Socket): Connection {
    const known = connections.get(socket)
    if (known) return known
    const connection = readConnection(socket.remoteAddress, trustedProxies)
    connections.set(socket, connection)
    return connection
  }

  return {
    /** The source address of a request. */
    sourceAddress({ socket, headers }: IncomingMessage): string {
      const connection = connectionOf(socket)
      // Node joins several lines into one, in order.
      const forwardedFor = headers['x-forwarded-for']?.toString()
      if (forwardedFor !== undefined && !connection.trusted) disbelieved(connection)
      return sourceAddress(connection, forwardedFor, trustedProxies)
    },

    /** The trusted proxy that told the source address; null if it is that of the connection. */
    tellingProxy({ socket, headers }: IncomingMessage): string | null {
      const connection = connectionOf(socket)
      return isTold(connection, headers['x-forwarded-for']?.toString()) ? connection.address : null
    },
  }
}
