import { expect, test } from 'vitest'
import { newClientSecret, newLinkToken, newServiceApiKey } from './secret'
import { findSecret, locateSecret } from './secret-finding'

const secret = newClientSecret().reveal()
const key = newServiceApiKey().reveal()
const link = newLinkToken().reveal()
const basic = (text: string) => Buffer.from(`kt_${'a'.repeat(24)}:${text}`).toString('base64')
const inLines = (text: string, width: number, lineBreak: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(lineBreak)

test.each([
  ['alone', secret],
  ['between spaces', `  ${secret}\n`],
  ['in a line of a configuration file', `CLIENT_SECRET="${secret}"`],
  ['in a form', `grant_type=client_credentials&client_secret=${secret}&scope=alerts`],
  ['followed by letters', `${secret}abc`],
  ['in the header of HTTP Basic authentication', `Authorization: Basic ${basic(secret)}`],
  ['in base64 for addresses, without padding', basic(secret).replaceAll('+', '-').replaceAll('=', '')],
  ['in base64 at the end of a path', `/api-clients/${basic(secret)}`],
  ['in base64 after one slash', `/${basic(secret)}`],
  ['in base64 after a slash in a parameter', `?q=x/${basic(secret)}`],
  ['in base64 right after the word Basic', `Basic${basic(secret)}`],
  ['in base64 without its first character', basic(secret).slice(1)],
  ['in base64 without its first two characters', basic(secret).slice(2)],
  ['in base64 without its first three characters', basic(secret).slice(3)],
  ['in base64 after other base64', `${btoa('x'.repeat(40)).replaceAll('=', '')}/${basic(secret)}`],
  ['in base64 in lines of 76 characters', inLines(basic(secret), 76, '\n')],
  ['in base64 in lines of 64 characters', inLines(basic(secret), 64, '\r\n')],
  ['in base64 in indented lines', `secret: |\n  ${inLines(btoa(secret), 20, '\n  ')}`],
  ['after a name that begins like one', `kt_secret_${'x'.repeat(20)} ${secret}`],
])('a client secret is found %s', (_, text) => {
  expect(findSecret(text)).toEqual({ kind: 'client_secret', hint: secret.slice(-4) })
})

test('a service API key is found, and told from a client secret', () => {
  expect(findSecret(`X-API-Key: ${key}`)).toEqual({ kind: 'service_api_key', hint: key.slice(-4) })
})

test('a one-time link is found, alone and as an address', () => {
  const found = { kind: 'one_time_link', hint: link.slice(-4) }
  expect(findSecret(link)).toEqual(found)
  expect(findSecret(`https://keys.example/invitation?token=${link}`)).toEqual(found)
  expect(findSecret(btoa(link))).toEqual(found)
  expect(findSecret(link.slice(0, 30))).toEqual({ kind: 'one_time_link', hint: null })
})

test.each([
  ['without its last character', secret.slice(0, -1)],
  ['with a typing error', secret.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
  ['cut off by the length of a field', secret.slice(0, 30)],
  ['in capitals', secret.toUpperCase()],
  ['in base64, cut off', basic(secret).slice(0, 90)],
])('a client secret is recognised %s, without its last characters', (_, text) => {
  expect(findSecret(text)).toEqual({ kind: 'client_secret', hint: null })
})

test.each([
  ['a client ID', `kt_${'A1b2C3d4'.repeat(3)}`],
  ['a name that begins like a secret', 'kt_secret_wrong'],
  ['the prefix alone', 'kt_key_'],
  ['a long word', 'x'.repeat(200)],
  ['a token', `eyJhbGciOiJFUzI1NiJ9.${'a'.repeat(300)}.${'b'.repeat(86)}`],
  ['the beginning of a link', 'kt_link_wrong'],
  ['nothing', ''],
])('%s is no secret', (_, text) => {
  expect(findSecret(text)).toBeNull()
})

test('a whole secret comes before a part of one, also if only the whole one is in base64', () => {
  const whole = { kind: 'client_secret', hint: secret.slice(-4) }
  expect(findSecret(`old: ${key.slice(0, 40)}\nAuthorization: Basic ${basic(secret)}`)).toEqual(whole)
  expect(locateSecret(`old: ${key.slice(0, 40)}, new: ${secret}`)?.whole).toBe(secret)
  expect(locateSecret(`Basic ${basic(secret)}`)?.whole).toBe(secret)
  expect(locateSecret(inLines(basic(secret), 64, '\n'))?.whole).toBe(secret)
  expect(locateSecret(secret.slice(0, -1))?.whole).toBeNull()
})
