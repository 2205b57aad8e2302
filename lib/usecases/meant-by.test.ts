import { expect, test } from 'vitest'
import { meantBy } from './meant-by'

const named = (...names: string[]) => names.map((name, id) => ({ id, name }))

test('a text means the only one found, or the only one with exactly that name', () => {
  expect(meantBy('bill', named('Billing'))).toEqual({ id: 0, name: 'Billing' })
  expect(meantBy('Billing', named('Billing export', 'Billing'))).toEqual({ id: 1, name: 'Billing' })
})

test('a text that may mean several, or means nothing, means none', () => {
  expect(meantBy('bill', named('Billing', 'Billing export'))).toBeNull()
  expect(meantBy('Billing', named('Billing', 'Billing'))).toBeNull()
  expect(meantBy('Billing', [])).toBeNull()
})
