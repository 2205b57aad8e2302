import { withoutSecret } from '@/lib/domain/secret-masking'

/** Control characters, and those that are invisible or change the direction of what follows. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu

/** A text from outside, such as a path, on one line of a terminal. A secret in it is left out. */
export function printable(text: string): string {
  return withoutSecret(text).replaceAll(unprintable, (character) =>
    character === '\\'
      ? '\\\\'
      : JSON.stringify(character)
          .slice(1, -1)
          .replace(/^[^\\].*$/s, inHex),
  )
}

function inHex(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/** The name of a file, whose bytes need not be UTF-8. */
export function printablePath(path: BytePath): string {
  return printable(Buffer.from(path, 'latin1').toString())
}

/** A path as the operating system has it: each character is a byte. */
export type BytePath = string

/** The bytes of a path that was given as text. */
export function bytePath(text: string): BytePath {
  return Buffer.from(text).toString('latin1')
}
