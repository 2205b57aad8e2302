import { expect, test } from 'vitest'
import { afterRefusal, isAboutAddress, type RefusedAddress } from './refused-address'

test.each([
  [true, 0, true],
  [true, 2, true],
  [true, 3, false],
  [false, 0, false],
])(
  'if the server accepted others (%s) and has since refused %s, the refusal is about the address: %s',
  (accepted, refusedSince, expected) => {
    expect(isAboutAddress({ accepted, refusedSince })).toBe(expected)
  },
)

/** Refuses an address at these moments, each time because of the address itself. */
function refusedAt(...moments: string[]): RefusedAddress | null {
  return moments.reduce<RefusedAddress | null>(
    (before, at) =>
      afterRefusal(before, {
        address: 'bob@example.com',
        aboutAddress: true,
        reason: 'no',
        at: new Date(at),
      }),
    null,
  )
}

test('an address is marked on the third day in UTC', () => {
  expect(refusedAt('2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z')).toMatchObject({ days: 2, markedAt: null })
  expect(refusedAt('2026-11-22T08:00:00Z', '2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z')).toMatchObject({
    days: 1,
  })
  expect(refusedAt('2026-11-22T08:00:00Z', '2026-11-24T08:00:00Z', '2026-12-24T08:00:00Z')).toMatchObject({
    days: 3,
    markedAt: new Date('2026-12-24T08:00:00Z'),
  })
})

test('a day on which the server refuses everybody does not count', () => {
  const before = refusedAt('2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z')
  const at = new Date('2026-11-24T08:00:00Z')
  const after = afterRefusal(before, { address: 'bob@example.com', aboutAddress: false, reason: 'busy', at })
  expect(after).toMatchObject({ days: 2, markedAt: null, refusedAt: at, reason: 'busy' })
})
