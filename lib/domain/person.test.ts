import { expect, test } from 'vitest'
import { personState } from './person'

test('a person is invited until they have a password, and disabled before all', () => {
  const disabledAt = new Date()
  expect(personState({ hasPassword: true, disabledAt: null })).toBe('active')
  expect(personState({ hasPassword: false, disabledAt: null })).toBe('invited')
  expect(personState({ hasPassword: true, disabledAt })).toBe('disabled')
  expect(personState({ hasPassword: false, disabledAt })).toBe('disabled')
})
