import { expect, test } from 'vitest'
import { addressOf } from '@/lib/schemas/forms/address'
import { auditEventQuery, usageQuery } from '@/lib/schemas/forms/audit'
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
    dropped: [
      { field: 'credential', value: 'x'.repeat(101) },
      { field: 'person', value: 'a\u0000b' },
      { field: 'action', value: "'; DROP TABLE" },
      { field: 'outcome', value: 'done, refused' },
      { field: 'from', value: '2026-02-30' },
    ],
  })
})

test('drops a date range that ends before it begins', () => {
  const query = { from: '2026-11-22', until: '2026-11-21', outcome: 'revoked' }
  expect(readFilters(usageQuery, query)).toEqual({
    filters: { outcome: 'revoked' },
    dropped: [
      { field: 'from', value: '2026-11-22' },
      { field: 'until', value: '2026-11-21' },
    ],
  })
})

test('an address contains only the filters that are set', () => {
  expect(addressOf('/audit-trail', { tab: 'usage', from: undefined, credential: 'a&b' })).toBe(
    '/audit-trail?tab=usage&credential=a%26b',
  )
  expect(addressOf('/audit-trail', {})).toBe('/audit-trail')
})
