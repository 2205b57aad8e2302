import { beforeEach, expect, test, vi } from 'vitest'
import type { Principal } from '@/lib/domain/principal'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { problemsOfUnreadable } from '@/lib/schemas/commands/unreadable'
import { submitBulk } from './bulk-door'

const stranger = { kind: 'stranger', address: '192.0.2.1', agent: 'test' } as const
vi.mock('@/lib/session/actor', () => ({ currentActor: async () => stranger }))

let called: [BulkInput['what'], unknown][]
beforeEach(() => {
  called = []
})
const batch = (what: BulkInput['what']) => async (_actor: Principal, input: object) => {
  called.push([what, input])
  return { ok: true as const, value: [] }
}
const batches = { enable: batch('enable'), disable: batch('disable'), delete: batch('delete') }

test.each([
  null,
  undefined,
  [],
  [null],
  5,
  'delete',
  true,
  {},
  { what: null },
  { what: 'destroy', ids: ['a'] },
])('input that names no action (%j) is refused, and nothing is called', async (input) => {
  expect(await submitBulk(input, batches)).toMatchObject({ ok: false })
  expect(called).toEqual([])
})

test.each([undefined, null, 'a', [], [null], [5]])(
  'ids that cannot be used (%j) become no command, but the permission for the action is checked',
  async (ids) => {
    expect(await submitBulk({ what: 'delete', ids }, batches)).toMatchObject({ ok: false })
    expect(called).toMatchObject([['delete', {}]])
    expect(problemsOfUnreadable(called[0]?.[1])).not.toBeNull()
  },
)
