// Finds secrets wherever somebody pastes or stores one: in plain text and in base64. Runs in a browser too.
import {
  commonPrefix,
  kindOf,
  longestSecret,
  prefixes,
  secretAt,
  type Prefix,
  type SecretKind,
  type WholeSecret,
} from './secret-form'

/** How base64 encodes the beginning of a secret that has 0, 1 or 2 bytes before it in its group of three. */
const encodedBeginnings = [0, 1, 2].map((before) => {
  // Of the digits, only those that do not depend on what precedes and follows.
  const from = Math.ceil((before * 8) / 6)
  const to = Math.floor(((before + commonPrefix.length) * 8) / 6)
  return { before, from, digits: btoa('x'.repeat(before) + commonPrefix).slice(from, to) }
})

const mostDigits = Math.ceil(((longestSecret + 2) * 8) / 6)
const longestIndent = 40
/** Programs break base64 into lines, often of 64 or 76 digits. */
const lineBreak = String.raw`(?:\r?\n[ \t]{0,${longestIndent}})?`
const encodedRun = new RegExp(`(?:${lineBreak}[0-9A-Za-z+/_-]){1,${mostDigits}}`, 'y')

/** A secret begins at a match of this, if `secretFrom` says so. */
const secretBeginning = new RegExp(
  [...prefixes, ...encodedBeginnings.map(({ digits }) => digits.split('').join(lineBreak))].join('|'),
  'g',
)

/** The most characters of a text in which a secret can be encoded. */
export const longestSpan = mostDigits * (1 + '\r\n'.length + longestIndent)

/** The whole secrets that begin before `end` in a text, in plain text or in base64, in their order. */
export function* secretsIn(
  text: string,
  end = text.length,
): Generator<{ secret: WholeSecret; index: number }, undefined> {
  let from = 0
  for (;;) {
    secretBeginning.lastIndex = from
    const match = secretBeginning.exec(text)
    if (!match || match.index >= end) return undefined
    const { index } = match
    const secret = secretFrom(text, index)
    if (secret) yield { secret, index }
    // The next may begin inside this one.
    from = index + 1
  }
}

/** The secret that begins at a match of `secretBeginning`; null if none does. */
function secretFrom(text: string, index: number): WholeSecret | null {
  if (text.startsWith(commonPrefix, index)) return secretAt(text, index)
  encodedRun.lastIndex = index
  const digits = encodedRun.exec(text)?.[0].replaceAll(/\s+/g, '') ?? ''
  const beginning = encodedBeginnings.find((each) => digits.startsWith(each.digits))
  if (!beginning) return null
  const { before, from } = beginning
  const decoded = decode('A'.repeat(from) + digits)
  // The first letter was encoded together with what precedes it.
  return secretAt(commonPrefix + decoded.slice(before + commonPrefix.length), 0)
}

/** Decodes base64, also that for addresses, without padding, cut off anywhere. */
function decode(digits: string): string {
  const standard = digits.replaceAll('-', '+').replaceAll('_', '/')
  // A remainder of one digit carries no byte.
  return atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard)
}

export interface FoundSecret {
  kind: SecretKind
  /** The last four characters, by which people recognise it; null if it is incomplete or has a typing error. */
  hint: string | null
}

/**
 * The first secret in a text, or what looks like a part of one: it must not be searched for, stored or put in an address.
 * Finds it in base64 too, as HTTP Basic authentication sends it.
 */
export function findSecret(text: string): FoundSecret | null {
  const found = locateSecret(text)
  return found && { kind: found.kind, hint: found.whole?.slice(-4) ?? null }
}

/** What was found: the whole text of it, or null if it is incomplete or has a typing error. */
interface LocatedSecret {
  kind: SecretKind
  whole: string | null
}

/** The same with its text. A whole secret anywhere comes before what looks like a part of one. */
export function locateSecret(text: string): LocatedSecret | null {
  const whole = secretsIn(text).next().value?.secret
  if (whole) return { kind: whole.kind, whole: whole.text }
  const kind = kindOfPart(text) ?? kindOfEncodedPart(text)
  return kind && { kind, whole: null }
}

/** After this many characters, the prefix is not a name that happens to begin like a secret. */
const leastRandom = 16
export const looksLikeSecret = new RegExp(String.raw`(${prefixes.join('|')})[0-9a-z]{${leastRandom},}`, 'gi')

function kindOfPart(text: string): SecretKind | null {
  const prefix = text.matchAll(looksLikeSecret).next().value?.[1]
  return prefix === undefined ? null : kindOf[prefix.toLowerCase() as Prefix]
}

/** A text long enough to hold a prefix and some random characters. */
const looksLikeBase64 = /[0-9A-Za-z+/_-]{32,}/g

function kindOfEncodedPart(text: string): SecretKind | null {
  for (const [run] of text.matchAll(looksLikeBase64)) {
    // The run may begin with something else, such as a path or the word "Basic", or lack its beginning.
    for (let start = 0; start < 4; start++) {
      const kind = kindOfPart(decode(run.slice(start)))
      if (kind) return kind
    }
  }
  return null
}
