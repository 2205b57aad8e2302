import { expect, test } from 'vitest'
import { copiedValues, emptyValues, withoutPermissions } from './form-values'

const reading = { now: '2026-11-26T12:00:00.000Z', timeZone: 'UTC' }
const values = { ...emptyValues('UTC', { id: 'ada', name: 'Ada' }), name: 'Export' }
const grace = { id: 'grace', name: 'Grace', isDisabled: false }

test('R9: a duplicate has a new name, and keeps the owner and an expiry in the future', () => {
  const copy = copiedValues(values, { owner: grace, expiresAt: '2027-01-01T00:00:00.000Z' }, reading)
  expect(copy).toMatchObject({
    name: 'Copy of Export',
    owner: { id: 'grace', text: 'Grace' },
    expiresAt: '2027-01-01T00:00',
  })
})

test('R9: a duplicate leaves out a disabled owner and an expiry that has passed', () => {
  const copy = copiedValues(
    values,
    { owner: { ...grace, isDisabled: true }, expiresAt: '2026-11-26T12:00:00.000Z' },
    reading,
  )
  expect(copy).toMatchObject({ owner: { id: null, text: '' }, expiresAt: '' })
})

test('R9: the name of a duplicate is never longer than a name may be', () => {
  const copy = copiedValues({ ...values, name: 'x'.repeat(100) }, { owner: null, expiresAt: null }, reading)
  expect(copy.name).toHaveLength(100)
})

test('grants lose exactly the permissions that are removed', () => {
  const grants = [
    { apiId: 'a', read: true, write: true },
    { apiId: 'b', read: true, write: false },
    { apiId: 'c', read: true, write: true },
  ]
  const removed = [
    { apiId: 'a', read: false, write: true },
    { apiId: 'b', read: true, write: true },
    { apiId: 'gone', read: true, write: true },
  ]
  expect(withoutPermissions(grants, removed)).toEqual([
    { apiId: 'a', read: true, write: false },
    { apiId: 'b', read: false, write: false },
    { apiId: 'c', read: true, write: true },
  ])
})
