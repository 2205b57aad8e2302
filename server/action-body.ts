import type { IncomingMessage } from 'node:http'

/** Next's default limit for the body of a server action. */
const LIMIT_BYTES = 1024 * 1024

/** How many bytes of bodies are held at a time, because anyone can send one. */
const mostHeld = 32 * LIMIT_BYTES

/** Checks the bodies of server actions before Next reads them. What it holds at a time is limited. */
export function actionBodies() {
  let held = 0

  /**
   * Whether a request's body contains the arguments of a server action as our pages send them: an array of JSON values.
   * The protocol's other references (`$1`, `$F1`…) need parts that a text body does not have. Next answers 500 to them, and
   * to invalid JSON. The body can be read again afterwards. Null if the bodies of others leave no room.
   */
  async function hasActionArguments(request: IncomingMessage): Promise<boolean | null> {
    const body = await peek(request)
    if (body === null || body === 'no room') return body === null ? false : null
    try {
      const args: unknown = JSON.parse(body.toString())
      return Array.isArray(args) && isPlain(args)
    } catch {
      return false
    }
  }

  /** Reads a body and puts it back; null if it is too long or incomplete. */
  function peek(request: IncomingMessage): Promise<Buffer | null | 'no room'> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = []
      let length = 0
      let kept = 0
      let hasRoom = true
      function settle(body: Buffer | null | 'no room') {
        request.off('readable', take).off('close', breakOff).off('error', breakOff)
        held -= kept
        resolve(body)
      }
      const breakOff = () => settle(null)
      function keep(chunk: Buffer) {
        hasRoom &&= held + chunk.length <= mostHeld
        if (!hasRoom || length > LIMIT_BYTES) return
        held += chunk.length
        kept += chunk.length
        chunks.push(chunk)
      }
      function take() {
        for (let chunk = read(request); chunk !== null; chunk = read(request)) {
          length += chunk.length
          keep(chunk)
        }
        // A body that is refused is read to its end too, because otherwise the client would not receive the answer.
        if (!request.complete) return
        if (length > LIMIT_BYTES) return settle(null)
        if (!hasRoom) return settle('no room')
        const body = Buffer.concat(chunks)
        // The stream emits its end on a later tick.
        request.unshift(body)
        settle(body)
      }
      request.on('readable', take).on('close', breakOff).on('error', breakOff)
    })
  }

  return { hasActionArguments }
}

function read(request: IncomingMessage): Buffer | null {
  return request.read() as Buffer | null
}

/** `$$` means a dollar sign, `$undefined` an absent value. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string')
    return !value.startsWith('$') || value.startsWith('$$') || value === '$undefined'
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isPlain)
}
