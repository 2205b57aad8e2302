import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** In front of a server of PostgreSQL: lets everything through, or nothing, as when its host hangs or is gone without a word. */
export async function openProxy(target: string) {
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
        to.destroy()
      })
      from.on('data', (chunk) => to.write(chunk))
      if (isFrozen) from.pause()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)

  return {
    url: url.href,
    /** New connections are taken, too, and never answered. */
    freeze(): void {
      isFrozen = true
      for (const socket of [...pairs].flat()) socket.pause()
    },
    /** As after a fail-over: those that were open stay dead, new ones work. */
    failOver(): void {
      isFrozen = false
    },
    thaw(): void {
      isFrozen = false
      for (const socket of [...pairs].flat()) socket.resume()
    },
    async close(): Promise<void> {
      for (const socket of [...pairs].flat()) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
