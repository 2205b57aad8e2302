import { expect, test } from 'vitest'
import { newClientSecret, newLinkToken, newServiceApiKey } from './secret'
import { withoutSecrets } from './secret-in-address'

const secret = newClientSecret().reveal()
const key = newServiceApiKey().reveal()
const link = newLinkToken().reveal()
const withSlash = btoa(`~~?~~?${secret}`)
const slashFirst = btoa(`\xff${secret}`)
const noStep = btoa(`\xff${secret.slice(0, -1)}`)
const inCode = (text: string) =>
  Array.from(text, (character) => `%${character.charCodeAt(0).toString(16)}`).join('')

test.each([
  ['a search', `/api-clients?q=${secret}`, '/api-clients?removed=secret'],
  [
    'one of several parameters',
    `/audit-trail?tab=usage&credential=${key}&outcome=done`,
    '/audit-trail?tab=usage&outcome=done&removed=secret',
  ],
  [
    'a longer text',
    `/api-clients?q=secret+is+${secret}+here&sort=name`,
    '/api-clients?sort=name&removed=secret',
  ],
  ['a percent-encoded text', `/api-clients?q=${inCode(secret)}`, '/api-clients?removed=secret'],
  [
    'an address in an address',
    `/login?callbackUrl=${encodeURIComponent(`/api-clients?q=${encodeURIComponent(inCode(secret))}`)}`,
    '/login?removed=secret',
  ],
  ['the name of a parameter', `/people?${secret}=1&tab=groups`, '/people?tab=groups&removed=secret'],
  ['base64', `/people?q=${encodeURIComponent(btoa(`id:${secret}`))}`, '/people?removed=secret'],
  ['the path', `/api-clients/${secret}/x?sort=name`, '/api-clients?sort=name&removed=secret'],
  ['the first step of the path', `/${secret}`, '/?removed=secret'],
  [
    'a question mark in the query',
    `/api-clients?q=a?${secret}&sort=name`,
    '/api-clients?sort=name&removed=secret',
  ],
  ['base64 in the path', `/api-clients/${btoa(`id:${secret}`)}`, '/api-clients?removed=secret'],
  ['base64 with a slash in the path', `/api-clients/${withSlash}`, '/api-clients/fn4/fn4?removed=secret'],
  ['base64 with a slash among the bits of the secret', `/people/${slashFirst}`, '/people/?removed=secret'],
  ['base64 with a slash among the bits of a part of one', `/people/${noStep}`, '/?removed=secret'],
  ['base64 after a slash in a parameter', `/people?q=x/${btoa(`id:${secret}`)}`, '/people?removed=secret'],
  ['a search for a one-time link', `/people?q=${link}`, '/people?removed=secret'],
  [
    'a search for the address of a one-time link',
    `/people?q=http://localhost/invitation?token=${link}&tab=groups`,
    '/people?tab=groups&removed=secret',
  ],
  ['another parameter of the page of a one-time link', `/invitation?q=${link}`, '/invitation?removed=secret'],
  ['the token of the page of a one-time link', `/invitation?token=${secret}`, '/invitation?removed=secret'],
  ['a part of one', `/api-clients?q=${secret.slice(0, 40)}`, '/api-clients?removed=secret'],
])('a secret is removed from %s', (_, target, clean) => {
  expect(withoutSecrets(target)).toBe(clean)
})

test('what remains of an address has no secret, wherever its base64 has slashes', () => {
  for (const filler of ['?', '??', '???', '~~?', '??????????????????', '\xff', '\xff\xff', 'a\xff']) {
    const encoded = btoa(`${filler}${secret}${filler}`)
    for (const target of [`/${encoded}`, `/x/${encoded}/y?q=${encoded}`, `/a//b/${encoded}?x/${encoded}&y=1`])
      expect(withoutSecrets(withoutSecrets(target) ?? target), target).toBeNull()
  }
})

test.each([
  '/api-clients?q=alert&sort=-created',
  `/api-clients?client=${crypto.randomUUID()}`,
  `/api-clients?q=kt_${'a'.repeat(24)}`,
  `/invitation?token=${link}`,
  `/invitation?token=${link.slice(0, 30)}&_rsc=1x2y3`,
  '/api-clients?q=%E0%A4%A%00+%',
  '/',
])('%s has none', (target) => {
  expect(withoutSecrets(target)).toBeNull()
})
