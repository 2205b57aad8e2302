/** Without letters that are easily confused when read out or copied by hand (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** How many random bytes a reference is made of: each gives one character. */
export const referenceBytes = length

/** A reference by which a refusal can be looked up, such as `7KQ2-M9XD-3FHZ`: 60 random bits. */
export function referenceOf(random: Uint8Array): string {
  let text = ''
  for (let at = 0; at < length; at++) {
    if (at === 4 || at === 8) text += '-'
    text += alphabet.charAt((random[at] ?? 0) & 31)
  }
  return text
}

/** Whether a reference is whole, and not only the beginning of one. */
export function isWholeReference(reference: string): boolean {
  return reference.length === length + 2
}

const form = new RegExp(`^[${alphabet}]{1,${length}}$`)

/**
 * The reference that a person means, or its beginning, in whichever case and with or without hyphens and blanks. Null for any
 * other text.
 */
export function readReference(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return form.test(text) ? text.replaceAll(/(.{4})(?=.)/g, '$1-') : null
}
