import { RawConnection, rawRequest, sendRaw } from '@/server/test-socket'

export { rawRequest }

/** Requests to a server byte for byte, as no browser would send them. */
export function openTestSocketsTo(url: string) {
  const port = Number(new URL(url).port)
  return {
    send: (text: string) => sendRaw(port, text),
    open: () => RawConnection.open(port),
  }
}
