import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { senderOf } from './cross-site'

const here = 'https://keyturn.example.com'
const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers }) as unknown as IncomingMessage

test.each<[string, Record<string, string>, ReturnType<typeof senderOf>]>([
  ['GET', { 'sec-fetch-site': 'cross-site' }, 'ours'],
  ['POST', { 'sec-fetch-site': 'same-origin' }, 'ours'],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: here }, 'ours'],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 'ours'],
  ['POST', { 'sec-fetch-site': 'none' }, 'ours'],
  ['POST', { 'sec-fetch-site': 'cross-site', origin: here }, 'foreign'],
  ['POST', { 'sec-fetch-site': 'same-site', origin: here }, 'foreign'],
  ['POST', { 'sec-fetch-site': 'Same-Origin', origin: here }, 'foreign'],
  ['POST', { 'sec-fetch-site': '', origin: here }, 'foreign'],
  ['POST', { origin: here }, 'ours'],
  ['POST', { origin: 'https://evil.example.com' }, 'foreign'],
  ['POST', { origin: 'null' }, 'foreign'],
  ['POST', {}, 'foreign'],
  ['DELETE', {}, 'foreign'],
  ['POST', { 'sec-fetch-site': 'none', origin: 'https://evil.example.com' }, 'contradictory'],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example.com' }, 'contradictory'],
  ['POST', { 'sec-fetch-site': 'none', origin: `${here}.evil.example` }, 'contradictory'],
  ['POST', { 'sec-fetch-site': 'none', origin: `${here}, https://evil.example.com` }, 'contradictory'],
  ['POST', { 'sec-fetch-site': 'none', origin: 'nonsense' }, 'contradictory'],
])('%s with %o is %s', (method, headers, expected) => {
  expect(senderOf(request(method, headers), here)).toBe(expected)
})
