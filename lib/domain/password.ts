import { fail, ok, type Failure, type Result } from './failure'
import { foldText } from './text'

/** NIST SP 800-63B. The forms recommend 15. */
export const shortestPassword = 8

/** The person for whom a password is chosen. */
interface Chooser {
  name: string
  email: string
}

/** A password is on the list of common ones. */
export const commonPassword: Failure = {
  kind: 'invalid_input',
  fields: { password: 'This password is common. Choose another.' },
}

const personalPassword: Failure = {
  kind: 'invalid_input',
  fields: { password: 'Do not use your name or e-mail address.' },
}

const productPassword: Failure = {
  kind: 'invalid_input',
  fields: { password: 'Do not use the word Keyturn.' },
}

/**
 * A password that its person may use unless it is common. Passwords are hashed only in this form, and only `chosenBy` makes
 * it, so no way to set a password can skip the rules.
 */
export class NewPassword {
  readonly #text: string

  private constructor(
    text: string,
    /** What would have to be on the list of common passwords to refuse it. */
    readonly guesses: readonly string[],
  ) {
    this.#text = text
  }

  /** Refuses a password that is too short without the person's name, their e-mail address and the word Keyturn. */
  static chosenBy(person: Chooser, text: string): Result<NewPassword> {
    const own = withoutWords(text, personalWords(person))
    if (own !== null && lengthOf(own) < shortestPassword) return fail(personalPassword)
    const rest = withoutWords(text, [...personalWords(person), 'keyturn'])
    if (rest !== null && lengthOf(rest) < shortestPassword) return fail(productPassword)
    return ok(new NewPassword(text, [text, ...(rest === null ? [] : [rest])].flatMap(guessesOf)))
  }

  /** The text itself, for hashing. */
  reveal(): string {
    return this.#text
  }
}

const lengthOf = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** The folded text as it is, and without the signs and digits that people add at its ends. */
function guessesOf(text: string): string[] {
  const folded = foldText(text)
  const unsigned = folded.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const unnumbered = unsigned.replace(/[^\p{L}]+$/u, '')
  const rests = [unsigned, unnumbered, unnumbered.replace(/^[^\p{L}]+/u, '')]
  return [folded, ...rests.filter((rest) => rest.length >= shortestWord)]
}

/** Shorter words are in too many others. */
const shortestWord = 3

/** The person's name and e-mail address, whole and in words. */
function personalWords({ name, email }: Chooser): string[] {
  const [box = '', host = ''] = email.split('@')
  // The last label, such as `com`, belongs to everybody.
  const labels = host.split('.').slice(0, -1)
  return [name, email, box, ...[name, box, ...labels].flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))]
}

const lookAlikes = new Map(
  Object.entries({
    0: 'o',
    1: 'l',
    '!': 'l',
    '|': 'l',
    i: 'l',
    3: 'e',
    4: 'a',
    '@': 'a',
    5: 's',
    $: 's',
    7: 't',
  }),
)

/** Letters without accents, and look-alikes; without everything else. */
const bare = (text: string) =>
  foldText(text)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}@$!|]/gu, '')

/** The same text with the letters that its digits and signs look like. It has the same length. */
const likened = (text: string) => text.replaceAll(/[01345i7!|@$]/g, (sign) => lookAlikes.get(sign) ?? sign)

/** What a text has besides these words, regardless of case, accents and look-alike digits; null if it has none of them. */
function withoutWords(text: string, words: readonly string[]): string | null {
  const sought = words
    .map((word) => likened(bare(word)))
    .filter((word) => word.length >= shortestWord)
    .toSorted((one, other) => other.length - one.length)
  let rest = bare(text)
  let found = false
  for (;;) {
    const likeness = likened(rest)
    const word = sought.find((one) => likeness.includes(one))
    if (word === undefined) return found ? rest : null
    const at = likeness.indexOf(word)
    rest = rest.slice(0, at) + rest.slice(at + word.length)
    found = true
  }
}
