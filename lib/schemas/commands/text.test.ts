import { describe, expect, test } from 'vitest'
import { descriptionText, emailAddress, nameText, searchText, shortText } from './text'

const messageOf = (schema: typeof nameText, text: string) => schema.safeParse(text).error?.issues[0]?.message

describe('a name may have', () => {
  test.each([
    ['a joiner between Persian letters', 'می‌خواهم'],
    ['a joiner between Malayalam letters', 'ക്‍ഷ'],
    ['a joiner at the end of a Malayalam word', 'അവന്‍ export'],
    ['a Mongolian separator', 'ᠭᠠᠯᠠ᠎ᠠ'],
    ['an emoji of a family', '👨‍👩‍👧 backup'],
    ['an emoji of a profession with a skin tone', '👩🏽‍💻'],
    ['an emoji of a heart on fire', '❤️‍🔥'],
    ['a flag made of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 export'],
    ['a keycap emoji', '1️⃣'],
    ['a variant of an ideograph', '葛󠄀'],
    ['letters of a right-to-left script', 'שלום'],
    ['only punctuation', '***'],
    ['only an emoji', '🚀'],
    ['an Arabic number sign', '\u0600١٢٣'],
  ])('%s', (_, name) => {
    expect(nameText.parse(name)).toBe(name.normalize('NFC'))
    expect(shortText.parse(name)).toBe(name.normalize('NFC'))
  })
})

describe('a name without a visible character is refused:', () => {
  test.each([
    ['a soft hyphen', '\u00AD'],
    ['a Hangul filler', '\u3164'],
    ['a half-width filler', '\uFFA0'],
    ['an initial filler', '\u115F'],
    ['a joiner alone', '\u200D'],
    ['a grapheme joiner', '\u034F'],
    ['a variation selector', '\uFE0F'],
    ['a vowel separator', '\u180E'],
    ['an invisible times', '\u2062'],
    ['a tag', '\u{E0041}'],
    ['a Braille pattern without dots', '\u2800'],
    ['spaces of several kinds', '\u00A0\u2003\u3000'],
    ['a Khmer inherent vowel', '\u17B4'],
    ['a combining mark', '\u0301'],
    ['a private-use character', '\uE000'],
    ['half of a surrogate pair', '\uD83D'],
    ['nothing', ''],
  ])('%s', (_, name) => {
    expect(nameText.safeParse(name).success).toBe(false)
    expect(nameText.safeParse(`${name}${name}`).success).toBe(false)
    expect(shortText.safeParse(name).success, 'as an application').toBe(name.trim() === '')
  })
})

describe('a character that changes the writing direction is refused everywhere, by its code point:', () => {
  const overrides = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']
  test.each(overrides)('%j', (override) => {
    const character = override.codePointAt(0)?.toString(16).toUpperCase()
    for (const schema of [nameText, descriptionText, shortText, searchText])
      expect(messageOf(schema, `invoice${override}fdp.exe`)).toBe(
        `Remove the hidden character U+${character}.`,
      )
    expect(emailAddress.safeParse(`a${override}b@example.com`).success).toBe(false)
  })
})

test.each([
  ['a control character', 'a\u0007b', 'U+0007'],
  ['NUL', 'a\0b', 'U+0000'],
  ['a line break', 'a\nb', 'U+000A'],
  ['a line separator', 'a\u2028b', 'U+2028'],
  ['a zero-width space', 'a\u200Bb', 'U+200B'],
  ['a byte order mark', 'a\uFEFFb', 'U+FEFF'],
  ['a soft hyphen', 'a\u00ADb', 'U+00AD'],
  ['a direction mark', 'a\u200Fb', 'U+200F'],
  ['a filler', 'a\u3164b', 'U+3164'],
  ['a joiner next to a space', 'a\u200D b', 'U+200D'],
  ['a joiner at the end', 'Export\u200D', 'U+200D'],
  ['two joiners in a row', 'a\u200D\u200Db', 'U+200D'],
  ['a joiner next to a digit', '1\u200D2', 'U+200D'],
  ['hidden tags', 'a\u{E0061}\u{E0062}', 'U+E0061'],
  ['several variation selectors in a row', 'a\uFE0E\uFE0F\uFE00', 'U+FE0F'],
  ['half of a surrogate pair', 'a\uD83Db', 'U+D83D'],
])('a name with a hidden character is refused: %s', (_, name, character) => {
  expect(messageOf(nameText, name)).toBe(`Remove the hidden character ${character}.`)
})

test('a description may have line breaks, and invisible characters from pasted text', () => {
  const text = 'First\tline\r\nsec\u00ADond\u200B line\u200F \u2800'
  expect(descriptionText.parse(text)).toBe(text)
  for (const control of ['\0', '\u001B', '\u0085', '\uD83D'])
    expect(descriptionText.safeParse(`a${control}b`).success, JSON.stringify(control)).toBe(false)
})

test('a search may begin and end with a joiner, because it is often a part of a word', () => {
  expect(searchText.parse('می\u200C')).toBe('می\u200C')
  expect(searchText.safeParse('a\0').success).toBe(false)
})

test('texts are stored in NFC, and their length is measured in NFC', () => {
  for (const schema of [nameText, descriptionText, shortText, searchText]) {
    expect(schema.parse('E\u0301lan')).toBe('\u00C9lan')
    expect(schema.parse('\u212B')).toBe('\u00C5')
  }
  expect(nameText.safeParse('e\u0301'.repeat(100)).success).toBe(true)
  expect(nameText.safeParse('\u0958'.repeat(51)).success, 'which NFC decomposes into two characters').toBe(
    false,
  )
})

describe('an e-mail address', () => {
  test.each([
    'r&d@example.com',
    "o'brien@example.com",
    'a+b_c-d@example.com',
    "!#$%&'*+/=?^_`{|}~-@example.com",
    'first.last@sub.example.co.uk',
    'x@a-b.example',
    'почта@example.com'.replace('почта', 'post'),
    'post@example.xn--p1ai',
    'post@xn--mnchen-3ya.example',
    `${'l'.repeat(64)}@example.com`,
  ])('may be %s', (address) => {
    expect(emailAddress.parse(` ${address} `)).toBe(address)
  })

  test.each([
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a b@example.com',
    'a@b@example.com',
    'a,b@example.com',
    'a<b>@example.com',
    '"a b"@example.com',
    'a(b)@example.com',
    'a\\b@example.com',
    'a:b;c@example.com',
    'a\r\nBcc:x@example.com',
    'a\0@example.com',
    '@example.com',
    'a@',
    'a@example',
    'a@-example.com',
    'a@example-.com',
    'a@exa_mple.com',
    'a@example..com',
    'a@example.com.',
    'a@192.0.2.1',
    'a@[192.0.2.1]',
    `${'l'.repeat(65)}@example.com`,
    `a@${'l'.repeat(64)}.com`,
    `a@${'l.'.repeat(130)}com`,
    'é@example.com',
  ])('cannot be %j', (address) => {
    expect(emailAddress.safeParse(address).success).toBe(false)
  })
})
