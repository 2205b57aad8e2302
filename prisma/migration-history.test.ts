import { describe, expect, test } from 'vitest'
import { HistoryMismatch, pendingMigrations } from './migration-history'

const migration = (name: string) => ({ name, script: '', checksum: `sum of ${name}` })
const attempt = (name: string, fields = {}) => ({
  name,
  checksum: `sum of ${name}`,
  finished: true,
  ...fields,
})

describe('what is pending', () => {
  test('is everything in an empty database, in order', () => {
    expect(pendingMigrations([migration('1'), migration('2')], [])).toEqual(['1', '2'])
  })

  test('is nothing if everything was applied', () => {
    expect(pendingMigrations([migration('1')], [attempt('1')])).toEqual([])
  })

  test('includes a migration that was begun and never finished', () => {
    expect(pendingMigrations([migration('1')], [attempt('1', { finished: false })])).toEqual(['1'])
  })

  test('includes an older migration that another branch added', () => {
    expect(pendingMigrations([migration('1'), migration('2')], [attempt('2')])).toEqual(['1'])
  })
})

test('refuses a database with a migration that the code does not have', () => {
  expect(() => pendingMigrations([migration('1')], [attempt('1'), attempt('2')])).toThrow(HistoryMismatch)
})

test('refuses a migration that was edited', () => {
  expect(() => pendingMigrations([migration('1')], [attempt('1', { checksum: 'another' })])).toThrow(
    /edited.*1/,
  )
})
