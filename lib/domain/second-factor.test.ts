import { expect, test } from 'vitest'
import { PlainSecret } from './secret'
import { authenticatorUri, readCode, stepOfCode } from './second-factor'

// RFC 6238, appendix B: the key "12345678901234567890" in base 32, and the last six digits of the values for SHA-1.
const key = new PlainSecret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the code of second %d is that of RFC 6238', (seconds, code) => {
  expect(stepOfCode(key, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
})

test('a code is accepted for one step before and after its own', () => {
  const at = (seconds: number) => stepOfCode(key, '050471', new Date(seconds * 1000))
  const step = 37_037_037
  // Its step goes from 1,111,111,110 up to 1,111,111,140.
  expect([1_111_111_079, 1_111_111_080, 1_111_111_169, 1_111_111_170].map(at)).toEqual([
    null,
    step,
    step,
    null,
  ])
})

test.each([
  ['123456', { factor: 'code', code: '123456' }],
  [' 123 456 ', { factor: 'code', code: '123456' }],
  ['7KQ2-M9XD-3FHZ', { factor: 'recovery_code', code: '7KQ2-M9XD-3FHZ' }],
  ['7kq2m9xd3fhz', { factor: 'recovery_code', code: '7KQ2-M9XD-3FHZ' }],
  ['123456789012', { factor: 'recovery_code', code: '1234-5678-9012' }],
  ['12345', null],
  ['1234567', null],
  ['7KQ2-M9XD', null],
  ['7KQ2-M9XD-3FHZ-1', null],
  ['１２３４５６', null],
  ['', null],
])('%j is read as the code that it is', (typed, read) => {
  expect(readCode(typed)).toEqual(read)
})

test('the address for the app names Keyturn, the person and the key', () => {
  const uri = new URL(authenticatorUri(key, 'ada+1@example.com', 'https://keys.example.com:8443'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Keyturn keys.example.com:ada+1@example.com')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Keyturn keys.example.com',
    secret: key.reveal(),
    digits: '6',
    period: '30',
  })
})
