import type { IncomingMessage } from 'node:http'

/** What Next takes of a server action by default. */
const LIMIT_BYTES = 1024 * 1024

/**
 * Whether a request's body is the arguments of a server action as our pages send them: JSON values alone, in an array.
 * The protocol's other references (`$1`, `$F1`…) need parts that a text body does not have, and Next answers 500 to them as
 * it does to what is no JSON. The body can be read again afterwards.
 */
export async function hasActionArguments(request: IncomingMessage): Promise<boolean> {
  const body = await peek(request)
  if (body === null) return false
  try {
    const args: unknown = JSON.parse(body.toString())
    return Array.isArray(args) && isPlain(args)
  } catch {
    return false
  }
}

/** Reads a body and puts it back; null when it is too long or breaks off. */
function peek(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    function settle(body: Buffer | null) {
      request.off('readable', take).off('close', breakOff).off('error', breakOff)
      resolve(body)
    }
    const breakOff = () => settle(null)
    function take() {
      for (let chunk = read(request); chunk !== null; chunk = read(request)) {
        length += chunk.length
        if (length <= LIMIT_BYTES) chunks.push(chunk)
      }
      // One too long is read to its end too, or the answer would not be heard.
      if (!request.complete) return
      if (length > LIMIT_BYTES) return settle(null)
      const body = Buffer.concat(chunks)
      // The stream has not said its end yet: that takes another tick.
      request.unshift(body)
      settle(body)
    }
    request.on('readable', take).on('close', breakOff).on('error', breakOff)
  })
}

function read(request: IncomingMessage): Buffer | null {
  return request.read() as Buffer | null
}

/** `$$` stands for a dollar sign, `$undefined` for what is absent. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string')
    return !value.startsWith('$') || value.startsWith('$$') || value === '$undefined'
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isPlain)
}
