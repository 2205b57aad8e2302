import { findSecret } from './secret-form'

/** Says in an address that a secret was removed from it. */
export const removedMark = { name: 'removed', value: 'secret' } as const

/** An address inside an address is encoded again. */
const mostDecoded = 4

function hasSecret(text: string): boolean {
  let present = text
  for (let times = 0; times <= mostDecoded; times++) {
    // A plus is a space or, if it was not encoded, a character of base64.
    if (findSecret(present) ?? findSecret(present.replaceAll('+', ' '))) return true
    const decoded = decode(present)
    if (decoded === present) return false
    present = decoded
  }
  return false
}

function decode(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}

/**
 * A path with its query, without the parts that contain a secret, and with a mark that says so; null if it contains none.
 * A path is cut before the secret.
 */
export function withoutSecrets(target: string): string | null {
  if (!hasSecret(target)) return null
  const [path = '', query = ''] = target
    .split('#', 1)
    .join('')
    .split(/\?(.*)/s)
  const steps = path.split('/')
  const secret = steps.findIndex(hasSecret)
  const kept = query.split('&').filter((parameter) => parameter !== '' && !hasSecret(parameter))
  const clean = secret < 0 ? path : steps.slice(0, secret).join('/') || '/'
  return `${clean}?${[...kept, `${removedMark.name}=${removedMark.value}`].join('&')}`
}
