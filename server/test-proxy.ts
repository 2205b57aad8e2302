import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A proxy in front of PostgreSQL that passes everything, or nothing, like a host that hangs or silently disappears. */
export async function openProxy(target: string) {
  /** The connections on which something was listened for. */
  const listening = new Set<Socket>()
  /** Connections on which the server's data is dropped. */
  const deafened = new WeakSet<Socket>()
  const { hostname, port } = new URL(target)
  const url = new URL(target)
  const pairs = new Set<[Socket, Socket]>()
  let isFrozen = false

  const server = createServer((near) => {
    const far = connect(Number(port || 5432), hostname)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('error', () => to.destroy())
      from.on('close', () => {
        pairs.delete(pair)
        listening.delete(near)
        to.destroy()
      })
      from.on('data', (chunk) => {
        if (from === near && chunk.includes('LISTEN')) listening.add(near)
        if (from === near || !deafened.has(near)) to.write(chunk)
      })
      if (isFrozen) from.pause()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)

  return {
    url: url.href,
    /** Stops passing data. New connections are accepted and never answered. */
    freeze(): void {
      isFrozen = true
      for (const socket of [...pairs].flat()) socket.pause()
    },
    /** Acts like a half-open connection: those that listen receive nothing any more, and nothing tells them. */
    deafen(): void {
      for (const near of listening) deafened.add(near)
    },
    /** Acts like a fail-over: open connections stay dead, new ones work. */
    failOver(): void {
      isFrozen = false
    },
    thaw(): void {
      isFrozen = false
      for (const socket of [...pairs].flat()) socket.resume()
    },
    /** Acts like a stopped server: open connections end, and new ones are refused. */
    async refuse(): Promise<void> {
      const closed = once(server, 'close')
      server.close()
      for (const socket of [...pairs].flat()) socket.destroy()
      await closed
    },
    async accept(): Promise<void> {
      server.listen(Number(url.port), '127.0.0.1')
      await once(server, 'listening')
    },
    async close(): Promise<void> {
      for (const socket of [...pairs].flat()) socket.destroy()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
