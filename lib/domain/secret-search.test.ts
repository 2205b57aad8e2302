import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newClientSecret, newLinkToken, newServiceApiKey } from './secret'
import { SecretSearch, type SearchResult } from './secret-search'

const secret = newClientSecret().reveal()
const key = newServiceApiKey().reveal()
const link = newLinkToken().reveal()
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')

/** What is found in a text that arrives in pieces which end at these places. */
function found(text: string, cuts: number[] = []): SearchResult[] {
  const results: SearchResult[] = []
  const search = new SecretSearch((result) => results.push(result))
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    search.push(text.slice(from, to))
    from = to
  }
  search.end()
  return results
}

const clientSecret = { kind: 'client_secret', text: secret }
const apiKey = { kind: 'service_api_key', text: key }
const linkToken = { kind: 'one_time_link', text: link }

test('every kind of secret is found, with the line in which it begins', () => {
  expect(found(`a\n${secret}\n\n"${key}"${link}`)).toEqual([
    { secret: clientSecret, line: 2 },
    { secret: apiKey, line: 4 },
    { secret: linkToken, line: 4 },
  ])
})

test.each(['', 'x', 'xy', 'xyz', `kt_${'A1b2C3d4'.repeat(3)}:`])(
  'a secret is found in base64 after %j, in the alphabet for addresses, and broken into lines',
  (before) => {
    for (const [plain, whole] of [
      [secret, clientSecret],
      [key, apiKey],
      [link, linkToken],
    ] as const) {
      const encoded = base64(`${before}${plain}`)
      const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
      expect(found(`Basic ${encoded}`)).toEqual([{ secret: whole, line: 1 }])
      expect(found(`"${urlSafe}"`)).toEqual([{ secret: whole, line: 1 }])
      for (const width of [64, 76]) {
        const lines = encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
        expect(found(lines.join('\n')).map((each) => each.secret)).toEqual([whole])
        expect(found(lines.join('\r\n    ')).map((each) => each.secret)).toEqual([whole])
      }
    }
  },
)

test('a secret in base64 is found wherever a line of it ends', () => {
  for (const before of ['', 'x', 'xy']) {
    const encoded = base64(before + secret)
    for (let at = 1; at < encoded.length; at++) {
      const results = found(`${encoded.slice(0, at)}\n  ${encoded.slice(at)}`)
      expect(results.map((each) => each.secret)).toEqual([clientSecret])
    }
  }
})

test.each([
  ['a part of a secret', secret.slice(0, -1)],
  ['a secret with a typing error', secret.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
  ['a secret in capitals', secret.toUpperCase()],
  ['a part of a secret in base64', base64(secret).slice(0, 70)],
  ['a client ID', `kt_${'A1b2C3d4'.repeat(3)}`],
])('%s is not reported', (_, text) => {
  expect(found(text)).toEqual([])
})

test('a secret that begins right after a part of one is found', () => {
  expect(found(`kt_secret_${secret}`).map((each) => each.secret)).toEqual([clientSecret])
  expect(found(`a3Rf${base64(secret)}`).map((each) => each.secret)).toEqual([clientSecret])
})

test('however a text is cut into pieces, the same is found in the same lines', () => {
  const part = fc.constantFrom(
    secret,
    key,
    link,
    base64(secret),
    base64(`id:${key}`),
    base64(`x${link}`)
      .match(/.{1,20}/g)
      ?.join('\n') ?? '',
    secret.slice(0, 30),
    'a3Rf',
    'kt_',
    '\n',
    ' ',
    'some text\n',
    'x'.repeat(5_000),
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }),
      fc.array(fc.nat(30_000), { maxLength: 8 }),
      (parts, cuts) => {
        const text = parts.join('')
        expect(
          found(
            text,
            cuts.filter((cut) => cut <= text.length),
          ),
        ).toEqual(found(text))
      },
    ),
    { numRuns: 200 },
  )
})

test('a secret is found however it is cut, character by character', () => {
  const text = `${'x'.repeat(4_000)}\n${secret} ${base64(secret)}`
  const everywhere = Array.from({ length: text.length }, (_, index) => index)
  expect(found(text, everywhere)).toEqual([
    { secret: clientSecret, line: 2 },
    { secret: clientSecret, line: 2 },
  ])
})
