import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import type { AuditEvent } from '@/lib/domain/audit-event'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const minute = 60_000

/** Attempts something that requires a cloud administrator, this many times, six at once. */
async function tryOften(person: Person, times: number): Promise<void> {
  let left = times
  async function tryOn(): Promise<void> {
    while (left-- > 0) {
      const result = await keyturn.runtime.deleteApiClient(person, { id: 'unknown' })
      expect(result).toMatchObject({ failure: { kind: 'forbidden' } })
    }
  }
  await Promise.all(Array.from({ length: 6 }, tryOn))
}

/** The refused attempts of a person in the audit trail, newest first. */
async function refusalsOf(person: Person): Promise<AuditEvent[]> {
  const refused: AuditEvent[] = []
  for (let before: bigint | undefined; ;) {
    const page = await keyturn.runtime.listAuditEvents(keyturn.administrator, { outcome: 'refused', before })
    if (!page.ok) throw new Error(page.failure.kind)
    refused.push(...page.value.events.filter(({ actorId }) => actorId === person.id))
    before = page.value.events.at(-1)?.sequence
    if (!page.value.more) return refused
  }
}

const leftOutOf = (event: AuditEvent | undefined) => JSON.parse(event?.detail ?? '{}') as { leftOut?: number }

test('records 30 of 300 refused attempts of a person, and the next event says how many were left out', async () => {
  const auditor = await keyturn.person('auditor')
  await tryOften(auditor, 300)
  expect(await refusalsOf(auditor)).toHaveLength(30)
  keyturn.passTime(minute)
  await tryOften(auditor, 1)
  const [next, ...before] = await refusalsOf(auditor)
  expect(leftOutOf(next)).toEqual({ reason: 'forbidden', leftOut: 270 })
  expect(before.map(leftOutOf)).toEqual(before.map(() => ({ reason: 'forbidden' })))
  await tryOften(auditor, 1)
  expect(leftOutOf((await refusalsOf(auditor))[0]), 'once').toEqual({ reason: 'forbidden' })
})

test('records at most 30 in any 60 seconds', async () => {
  const auditor = await keyturn.person('auditor')
  await tryOften(auditor, 1)
  keyturn.passTime(minute / 2)
  await tryOften(auditor, 40)
  expect(await refusalsOf(auditor)).toHaveLength(30)
  keyturn.passTime(minute / 2 + 5_000)
  await tryOften(auditor, 40)
  expect(await refusalsOf(auditor), 'the first is more than a minute old').toHaveLength(31)
})

test('counts each person separately', async () => {
  const [auditor, other] = [await keyturn.person('auditor'), await keyturn.person('product_administrator')]
  await tryOften(auditor, 50)
  await tryOften(other, 2)
  expect(await refusalsOf(other)).toHaveLength(2)
})

test('also counts refusals for reasons other than the role', async () => {
  const { administrator } = keyturn
  for (let time = 0; time < 35; time++) {
    const result = await keyturn.runtime.deletePerson(administrator, { id: administrator.id })
    expect(result).toMatchObject({ failure: { kind: 'last_administrator' } })
  }
  expect(await refusalsOf(administrator)).toHaveLength(30)
})
