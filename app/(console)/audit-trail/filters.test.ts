import { expect, test } from 'vitest'
import { auditEventQuery, usageQuery } from '@/lib/schemas/forms/audit'
import { addressOf } from '@/components/audit-trail/trail-address'
import { readFilters } from './filters'

test('reads the filters in the address, and ignores other parameters', () => {
  const query = { credential: ' Billing ', outcome: 'refused', from: '2026-11-01', tab: 'x', action: '' }
  expect(readFilters(auditEventQuery, query)).toEqual({
    filters: { credential: 'Billing', outcome: 'refused', from: '2026-11-01' },
    dropped: [],
  })
})

test('drops each invalid filter on its own, and names it', () => {
  const query = {
    credential: 'x'.repeat(101),
    person: 'a\u0000b',
    action: "'; DROP TABLE",
    outcome: ['done', 'refused'],
    from: '2026-02-30',
    until: '2026-11-22',
  }
  expect(readFilters(auditEventQuery, query)).toEqual({
    filters: { until: '2026-11-22' },
    dropped: ['credential', 'person', 'action', 'outcome', 'from'],
  })
})

test('drops a date range that ends before it begins', () => {
  const query = { from: '2026-11-22', until: '2026-11-21', outcome: 'revoked' }
  expect(readFilters(usageQuery, query)).toEqual({
    filters: { outcome: 'revoked' },
    dropped: ['from', 'until'],
  })
})

test('an address contains only the filters that are set', () => {
  expect(addressOf('/audit-trail', { tab: 'usage', from: undefined, credential: 'a&b' })).toBe(
    '/audit-trail?tab=usage&credential=a%26b',
  )
  expect(addressOf('/audit-trail', {})).toBe('/audit-trail')
})
