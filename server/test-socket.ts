import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An answer as received. */
export interface RawAnswer {
  status: number
  /** By lower-case name. Of repeated headers, the last. */
  headers: Record<string, string>
  body: string
}

const time = 10_000

/**
 * Sends a raw request on a new connection, and reads the first answer.
 * @throws if no answer comes within ten seconds, or the connection ends without one
 */
export async function sendRaw(port: number, text: string | Buffer): Promise<RawAnswer> {
  const connection = await RawConnection.open(port)
  try {
    return await connection.ask(text)
  } finally {
    connection.destroy()
  }
}

/** Builds a request from its lines, and adds Host and the empty line. */
export function rawRequest(line: string, headers: string[] = [], body = ''): string {
  return [`${line} HTTP/1.1`, 'Host: localhost', ...headers, '', body].join('\r\n')
}

/** A connection that stays open between requests. */
export class RawConnection {
  #received = ''
  #ended = false

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (this.#received += chunk))
    socket.on('error', () => {})
    socket.on('close', () => (this.#ended = true))
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new RawConnection(socket)
  }

  get isOpen(): boolean {
    return !this.#ended
  }

  write(text: string | Buffer): void {
    this.socket.write(text)
  }

  /** Signals that no more data will follow. */
  end(): void {
    this.socket.end()
  }

  /** Sends a request and returns its answer. */
  async ask(text: string | Buffer): Promise<RawAnswer> {
    this.write(text)
    return this.answer()
  }

  /** Reads the next answer. */
  async answer(): Promise<RawAnswer> {
    const deadline = Date.now() + time
    for (;;) {
      const answer = this.#take()
      if (answer) return answer
      if (this.#ended) throw new Error('the connection ended without an answer')
      const left = deadline - Date.now()
      if (left <= 0) throw new Error('no answer came in time')
      const signal = AbortSignal.timeout(left)
      await Promise.race([
        once(this.socket, 'data', { signal }).catch(() => {}),
        once(this.socket, 'close', { signal }).catch(() => {}),
      ])
    }
  }

  /** Takes a complete answer from the received data, if there is one. */
  #take(): RawAnswer | null {
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return null
    const [first = '', ...lines] = this.#received.slice(0, end).split('\r\n')
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
    )
    const length = Number(headers['content-length'] ?? 0)
    if (this.#received.length < end + 4 + length) return null
    const body = this.#received.slice(end + 4, end + 4 + length)
    this.#received = this.#received.slice(end + 4 + length)
    return { status: Number(first.split(' ')[1]), headers, body }
  }

  async closed(): Promise<void> {
    if (!this.#ended) await once(this.socket, 'close')
  }

  /** Ends it with RST, like a program that crashes. */
  reset(): void {
    this.socket.resetAndDestroy()
  }

  destroy(): void {
    this.socket.destroy()
  }
}
