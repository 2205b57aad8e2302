import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import {
  deriveKey,
  equalHashes,
  hashSecret,
  isWellFormedClientSecret,
  isWellFormedServiceApiKey,
  newClientSecret,
  newServiceApiKey,
  PlainSecret,
  randomBase62,
  secretHint,
} from './secret'

test('a plain secret prints as [secret] wherever it could leak', () => {
  const secret = new PlainSecret('kt_secret_abcdef')
  expect(String(secret)).toBe('[secret]')
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  expect(inspect({ secret })).toBe('{ secret: [secret] }')
  expect(inspect(secret, { showHidden: true, depth: 9 })).not.toContain('abcdef')
  expect(Object.values(secret)).toEqual([])
  expect(secret.reveal()).toBe('kt_secret_abcdef')
  expect(secretHint(secret)).toBe('cdef')
})

test.each([
  ['client secret', 'kt_secret_', newClientSecret, isWellFormedClientSecret],
  ['service API key', 'kt_key_', newServiceApiKey, isWellFormedServiceApiKey],
])(
  'a %s has a form that scanners recognise, and a typing error breaks its checksum',
  (_, prefix, make, isOne) => {
    const text = make().reveal()
    expect(text).toMatch(new RegExp(`^${prefix}[0-9A-Za-z]{49}$`))
    expect(isOne(text)).toBe(true)
    for (let i = prefix.length; i < text.length; i++) {
      const typo = text.slice(0, i) + (text[i] === 'x' ? 'y' : 'x') + text.slice(i + 1)
      expect(isOne(typo)).toBe(false)
    }
    expect([isOne(''), isOne(`${text}x`), isOne(text.slice(1))]).toEqual([false, false, false])
  },
)

test('a client secret is never mistaken for a service API key, or the reverse', () => {
  expect(isWellFormedServiceApiKey(newClientSecret().reveal())).toBe(false)
  expect(isWellFormedClientSecret(newServiceApiKey().reveal())).toBe(false)
})

test('random base62 uses all 62 characters about equally', () => {
  const counts = new Map<string, number>()
  for (const character of randomBase62(62_000)) counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(counts.size).toBe(62)
  // 1,000 of each are expected, with a standard deviation of 31. Six deviations never happen by chance.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200)
})

test('keys of different purposes differ, and hashes compare by value', () => {
  const root = Buffer.alloc(32, 7)
  expect(deriveKey(root, 'a').equals(deriveKey(root, 'b'))).toBe(false)
  expect(deriveKey(root, 'a').equals(deriveKey(root, 'a'))).toBe(true)
  const key = deriveKey(root, 'a')
  expect(equalHashes(hashSecret(key, 'x'), hashSecret(key, 'x'))).toBe(true)
  expect(equalHashes(hashSecret(key, 'x'), hashSecret(key, 'y'))).toBe(false)
  expect(equalHashes(Buffer.from('ab'), Buffer.from('a'))).toBe(false)
})
