import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listOrders, sortKeyOf, type Place } from '@/lib/domain/credential-list'
import { listCredentialsInput } from '../commands/credential-list'
import { readListQuery, toListCommand, toPlaceText } from './credential-list'
import { nobody } from './credential-query'

const place = '-created~c1~2026-11-22T08:00:00.000Z'

describe('the query of a list', () => {
  test('is read field by field; empty and unknown fields are ignored', () => {
    const address = { q: 'billing', state: '', permission: 'alerts:read', sort: 'name', client: 'c1' }
    expect(readListQuery(address)).toEqual({
      query: { q: 'billing', permission: 'alerts:read', sort: 'name' },
      dropped: [],
    })
  })

  test.each([
    ['q', 'a\u0000b'],
    ['q', 'x'.repeat(101)],
    ['state', 'deleted'],
    ['permission', 'Alerts'],
    ['permission', 'alerts:delete'],
    ['permission', 'alerts:'],
    ['permission', 'alerts:read:write'],
    ['creator', "'; DROP TABLE"],
    ['owner', 'a/b'],
    ['expiresFrom', '2026-02-30'],
    ['expiresUntil', '1969-12-31'],
    ['attention', 'yes'],
    ['sort', 'secret'],
    ['after', 'nonsense'],
    ['after', '-created~c1~yesterday'],
    ['after', '-created~c1~0000-01-01T00:00:00Z'],
    ['after', '-created~c1'],
    ['after', 'name~c1~billing'],
    ['before', 'name~c1~a\u0000b'],
  ] as const)('drops %s=%j, reports it, and keeps the rest', (field, value) => {
    expect(readListQuery({ application: 'Automate', [field]: value })).toEqual({
      query: { application: 'Automate' },
      dropped: [{ field, value }],
    })
  })

  test('drops values in the right form that name nothing', () => {
    const known = (field: string, value: string) => field !== 'creator' || value === 'ada'
    expect(readListQuery({ creator: 'eve' }, { known: known }).dropped).toEqual([
      { field: 'creator', value: 'eve' },
    ])
    expect(readListQuery({ creator: 'ada' }, { known: known }).dropped).toEqual([])
  })

  test('for two pages at once gets the page after', () => {
    const { query, dropped } = readListQuery({ after: place, before: place })
    expect(query).toEqual({ after: place })
    expect(dropped).toEqual([{ field: 'before', value: place }])
  })

  test('means whole days in the time zone of the person, and nobody', () => {
    const query = { expiresFrom: '2026-03-29', expiresUntil: '2026-03-29', owner: nobody }
    expect(readListQuery(query)).toEqual({ query, dropped: [] })
    // The clocks go forward on this day.
    expect(toListCommand(query, 'Europe/Berlin')).toMatchObject({
      expiresFrom: new Date('2026-03-28T23:00:00Z'),
      expiresBefore: new Date('2026-03-29T22:00:00Z'),
      ownerId: null,
    })
  })

  test('with an end before the beginning keeps the beginning', () => {
    const { query, dropped } = readListQuery({ expiresFrom: '2026-12-02', expiresUntil: '2026-12-01' })
    expect(query).toEqual({ expiresFrom: '2026-12-02' })
    expect(dropped).toEqual([{ field: 'expiresUntil', value: '2026-12-01' }])
  })

  test('always becomes a valid command', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(place, 'name', 'active', 'alerts:read', 'none', '2026-11-22'),
    )
    const fields = [
      'q',
      'state',
      'permission',
      'owner',
      'creator',
      'expiresFrom',
      'attention',
      'sort',
      'after',
      'before',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), fc.oneof(value, fc.array(value))), (address) => {
        expect(
          listCredentialsInput.safeParse(toListCommand(readListQuery(address).query, 'UTC')).success,
        ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

test('a place survives writing and reading', () => {
  const places = fc
    .record({
      order: fc.constantFrom(...listOrders),
      id: fc.uuid(),
      name: fc.stringMatching(/^[a-zäß~ \d]{0,40}[a-z~]$/).map((text) => text.trim()),
      time: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      none: fc.boolean(),
    })
    .map(({ order, id, name, time, none }): Place => {
      const key = sortKeyOf(order)
      if (key === 'name') return { order, id, value: name }
      return { order, id, value: none && key !== 'created' ? null : time.toISOString() }
    })
  fc.assert(
    fc.property(places, (written) => {
      const read = toListCommand({ sort: written.order, after: toPlaceText(written) }, 'UTC')
      expect(read.after).toEqual(written)
    }),
  )
})
