import { expect, test } from 'vitest'
import { returnPath } from './return-path'

test.each<[unknown, string]>([
  ['/api-clients?client=1', '/api-clients?client=1'],
  ['/', '/'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
  ['https://evil.example.com/', '/'],
  ['//evil.example.com', '/'],
  ['/\\evil.example.com', '/'],
  ['/\t/evil.example.com', '/'],
  ['javascript:alert(1)', '/'],
  ['http://keyturn.invalid//evil.example.com', '/'],
])('%s leads to %s', (asked, path) => {
  expect(returnPath(asked)).toBe(path)
})
