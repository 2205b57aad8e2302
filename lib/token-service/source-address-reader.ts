import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { sourceAddress } from '@/lib/domain/source-address'

/** Reads whom requests came from. The address of a connection is read once, not with each of its requests. */
export function sourceAddressReader(trustedProxies: readonly string[]) {
  const direct = new WeakMap<Socket, string>()

  function directAddress(socket: Socket): string {
    const known = direct.get(socket)
    if (known !== undefined) return known
    const address = sourceAddress(socket.remoteAddress, undefined, [])
    direct.set(socket, address)
    return address
  }

  return ({ socket, headers }: IncomingMessage): string => {
    const forwardedFor = headers['x-forwarded-for']
    if (forwardedFor === undefined || trustedProxies.length === 0) return directAddress(socket)
    return sourceAddress(socket.remoteAddress, forwardedFor.toString(), trustedProxies)
  }
}
