import { removedMark } from './removed-mark'
import { findSecret } from './secret-finding'

const mark = `${removedMark.name}=${removedMark.value}`

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

/** Whether a parameter is the token with which the page of a one-time link is opened, and nothing else. */
const isOwnLink = (path: string, parameter: string) =>
  path === '/invitation' && /^token=kt_link_[0-9a-z]+$/i.test(parameter)

/**
 * A path with its query, without the parts that contain a secret, and with a mark that says so; null if it contains none.
 * A path is cut before the secret. The address of a one-time link stays whole.
 */
export function withoutSecrets(target: string): string | null {
  const [path = '', query = ''] = target
    .split('#', 1)
    .join('')
    .split(/\?(.*)/s)
  const parameters = query.split('&').filter((parameter) => parameter !== '')
  const kept = parameters.filter((parameter) => isOwnLink(path, parameter) || !hasSecret(parameter))
  const clean = hasSecret(path) ? beforeSecret(path) : path
  if (clean === path && kept.length === parameters.length) return null
  return `${clean}?${[...kept, mark].join('&')}`
}

function beforeSecret(path: string): string {
  const steps = path.split('/')
  // If none has it alone, it is in base64 that contains a slash.
  return steps.slice(0, Math.max(0, steps.findIndex(hasSecret))).join('/') || '/'
}

/** A line of text in which a mark replaces each word with a secret. An address loses only the parts that contain it. */
export function withSecretsMarked(line: string): string {
  const words = line.split(/(\s+)/).map((word) => {
    if (!hasSecret(word)) return word
    return /^https?:\/\/./i.test(word) ? (withoutSecrets(word) ?? mark) : mark
  })
  const marked = words.join('')
  // A secret can also be put together of several words, such as base64 with blanks for plus signs.
  return hasSecret(marked) ? mark : marked
}
