import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isCrossSite } from './cross-site'

const here = 'https://keyturn.example.com'
const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers }) as unknown as IncomingMessage

test.each<[string, Record<string, string>, boolean]>([
  ['GET', { 'sec-fetch-site': 'cross-site' }, false],
  ['POST', { 'sec-fetch-site': 'same-origin' }, false],
  ['POST', { 'sec-fetch-site': 'cross-site', origin: here }, true],
  ['POST', { 'sec-fetch-site': 'same-site', origin: here }, true],
  ['POST', { origin: here }, false],
  ['POST', { origin: 'https://evil.example.com' }, true],
  ['POST', { origin: 'null' }, true],
  ['POST', {}, true],
  ['DELETE', {}, true],
])('%s with %o', (method, headers, refused) => {
  expect(isCrossSite(request(method, headers), here)).toBe(refused)
})
