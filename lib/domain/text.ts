// What counts as the same text, and what a person cannot see in one. Decided by the properties of Unicode.

const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/**
 * A text as it is compared, wherever case and spelling do not matter: what is searched for and what it is searched in, the order
 * of a list, names that must differ. In NFC, with full case folding (ß as ss, every i of Turkish as i, every sigma as σ), and without
 * what nobody sees. Never empty where `hasVisible` holds.
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFD')
      .replaceAll(ignorable, '')
      // Up and down: each step alone leaves letters apart that another form of theirs brings together, such as ẞ, ß and SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .replaceAll('i\u0307', 'i')
      .normalize('NFC')
  )
}

// A blank that Unicode counts among the symbols, for it is a pattern of Braille without a dot.
const blank = '\u2800'

/** Whether a reader sees anything of a text: a letter, a digit, a sign or a picture. */
export function hasVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replaceAll(ignorable, '').replaceAll(blank, ''))
}

// What is hidden by itself and does something visible to its neighbours, in this order.
const working = [
  // Flags such as that of Scotland.
  /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu,
  // How the character before it is drawn.
  /(?<=[\p{L}\p{N}\p{P}\p{S}])\p{Variation_Selector}/gu,
  // Joins or separates two letters (Persian, Mongolian) or emoji (families, professions).
  /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u180e\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/gu,
  // Ends a word of an Indic script after the sign that took its vowel.
  /(?<=\p{M})[\u200c\u200d]/gu,
]

const hiddenInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
// Tab and line breaks may stand in a longer text, and so may what is hidden and harmless, for it comes along when text is pasted.
const hiddenInLines = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/**
 * What must not stand in a line of text, such as a name, for nobody would see it: control characters, what turns the direction of
 * writing, and what is invisible without doing anything. As `U+202E`; null where there is nothing of the kind.
 */
export function hiddenIn(line: string): string | null {
  const rest = working.reduce((text, allowed) => text.replaceAll(allowed, ''), line)
  return codePointOf(hiddenInLine.exec(rest))
}

/** The same for a text of several lines: control characters, and what overrides the direction of writing. */
export function hiddenInText(text: string): string | null {
  return codePointOf(hiddenInLines.exec(text))
}

/** For something to look for, which is seldom a whole word: joiners may stand anywhere. */
export function hiddenInSearch(search: string): string | null {
  return hiddenIn(search.replaceAll(/[\u200c\u200d]/g, ''))
}

function codePointOf(found: RegExpExecArray | null): string | null {
  const code = found?.[0].codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
