import { expect, test } from 'vitest'
import { movesOn, relyingPartyOf, userHandleOf } from './passkey'

test.each([
  ['https://keyturn.example.com', { id: 'keyturn.example.com', origin: 'https://keyturn.example.com' }],
  [
    'https://keyturn.example.com:8443',
    { id: 'keyturn.example.com', origin: 'https://keyturn.example.com:8443' },
  ],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  ['https://keyturn', { id: 'keyturn', origin: 'https://keyturn' }],
  ['https://10.example.com', { id: '10.example.com', origin: 'https://10.example.com' }],
  ['http://127.0.0.1:3000', null],
  ['https://192.0.2.7', null],
  ['http://[::1]:3000', null],
  ['https://[2001:db8::1]', null],
])('the relying party of %s', (publicUrl, expected) => {
  expect(relyingPartyOf(publicUrl)).toEqual(expected)
})

test.each([
  [0, 0, true],
  [0, 1, true],
  [5, 6, true],
  [5, 4_294_967_295, true],
  [5, 5, false],
  [5, 4, false],
  [5, 0, false],
])('a counter from %d to %d moves on: %s', (stored, shown, expected) => {
  expect(movesOn(stored, shown)).toBe(expected)
})

test('what an authenticator stores of a person fits into 64 bytes', () => {
  expect(userHandleOf(crypto.randomUUID()).length).toBeLessThanOrEqual(64)
})
