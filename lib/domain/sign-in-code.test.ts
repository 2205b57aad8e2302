import { expect, test } from 'vitest'
import { readThrottledCode, throttledCode } from './sign-in-code'

test('a code gives back its seconds, and any other text gives null', () => {
  expect(readThrottledCode(throttledCode(30))).toBe(30)
  for (const other of [
    null,
    undefined,
    '',
    'CredentialsSignin',
    'Throttled-',
    'Throttled-x',
    'Throttled--1',
  ]) {
    expect(readThrottledCode(other)).toBeNull()
  }
})
