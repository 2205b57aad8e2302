import { expect, test } from 'vitest'
import { edited } from './edited'

const before = { name: 'Billing', owner: 'ada' as string | null, members: ['ada'] }

test('an edit changes what was sent, clears what was sent as null, and leaves the rest', () => {
  expect(edited(before, { name: 'Payroll' })).toEqual({ ...before, name: 'Payroll' })
  expect(edited(before, { owner: null, members: [] })).toEqual({ name: 'Billing', owner: null, members: [] })
  expect(edited(before, { name: undefined })).toEqual(before)
  expect(edited(before, {})).toEqual(before)
})

test('an edit adds no field that the original does not have', () => {
  const sent = { id: 'x', name: 'Payroll' }
  expect(edited(before, sent)).not.toHaveProperty('id')
})
