import { expect, test } from 'vitest'
import { personState } from './person'

test('a person is invited until they choose a password, and disabled takes precedence', () => {
  const disabledAt = new Date()
  expect(personState({ hasPassword: true, disabledAt: null })).toBe('active')
  expect(personState({ hasPassword: false, disabledAt: null })).toBe('invited')
  expect(personState({ hasPassword: true, disabledAt })).toBe('disabled')
  expect(personState({ hasPassword: false, disabledAt })).toBe('disabled')
})
