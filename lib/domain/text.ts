// Which texts are the same, and which characters a person cannot see, according to Unicode properties.

/** The most characters of a search. */
export const searchLength = 100

const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/**
 * The form in which texts are searched, sorted and checked for uniqueness. NFC, with full case folding (ß as ss, every
 * Turkish i as i, every sigma as σ), and without invisible characters. Never empty if `hasVisible` is true.
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFD')
      .replaceAll(ignorable, '')
      // Upper case, then lower case: neither alone makes all forms of a letter equal, such as ẞ, ß and SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .replaceAll('i\u0307', 'i')
      .normalize('NFC')
  )
}

// The Braille pattern without dots: a blank that Unicode counts as a symbol.
const blank = '\u2800'

/** Whether a text contains anything visible: a letter, a digit, a sign or a picture. */
export function hasVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replaceAll(ignorable, '').replaceAll(blank, ''))
}

// Sequences with hidden characters that visibly change their neighbours, in this order:
const working = [
  // Flags, such as the flag of Scotland.
  /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu,
  // Variation selectors, which decide how the preceding character is drawn.
  /(?<=[\p{L}\p{N}\p{P}\p{S}])\p{Variation_Selector}/gu,
  // Joiners between two letters (Persian, Mongolian) or emoji (families, professions).
  /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u180e\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/gu,
  // Joiners at the end of an Indic word, after the sign that removes the vowel.
  /(?<=\p{M})[\u200c\u200d]/gu,
]

const hiddenInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
// A longer text may contain tabs, line breaks and harmless hidden characters, which often come with pasted text.
const hiddenInLines = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/**
 * The first character that a line of text, such as a name, must not contain, because nobody would see it: control
 * characters, changes of the writing direction, and invisible characters without effect. As `U+202E`; null if there is none.
 */
export function hiddenIn(line: string): string | null {
  const rest = working.reduce((text, allowed) => text.replaceAll(allowed, ''), line)
  return codePointOf(hiddenInLine.exec(rest))
}

/** A line without characters that nobody would see. Joiners and variation selectors go too: it stays readable without them. */
export function withoutHidden(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(new RegExp(hiddenInLine, 'gu'), '')
}

/** The same for a text of several lines: control characters and overrides of the writing direction. */
export function hiddenInText(text: string): string | null {
  return codePointOf(hiddenInLines.exec(text))
}

/** The same for a search, which is rarely a whole word: joiners are allowed anywhere. */
export function hiddenInSearch(search: string): string | null {
  return hiddenIn(search.replaceAll(/[\u200c\u200d]/g, ''))
}

function codePointOf(found: RegExpExecArray | null): string | null {
  const code = found?.[0].codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
