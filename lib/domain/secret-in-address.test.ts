import { expect, test } from 'vitest'
import { newClientSecret, newServiceApiKey } from './secret'
import { withoutSecrets } from './secret-in-address'

const secret = newClientSecret().reveal()
const key = newServiceApiKey().reveal()
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
  ['a part of one', `/api-clients?q=${secret.slice(0, 40)}`, '/api-clients?removed=secret'],
])('a secret is removed from %s', (_, target, clean) => {
  expect(withoutSecrets(target)).toBe(clean)
})

test.each([
  '/api-clients?q=alert&sort=-created',
  `/api-clients?client=${crypto.randomUUID()}`,
  `/api-clients?q=kt_${'a'.repeat(24)}`,
  `/invitation?token=kt_link_${'a'.repeat(49)}`,
  '/api-clients?q=%E0%A4%A%00+%',
  '/',
])('%s has none', (target) => {
  expect(withoutSecrets(target)).toBeNull()
})
