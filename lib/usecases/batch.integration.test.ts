import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, stranger, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const inAMonth = () => new Date(keyturn.runtime.pages.clock().getTime() + 30 * 24 * 60 * 60_000)
const events = async () => value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events

interface Tried {
  kind: string
  create: () => Promise<string>
  stateOf: (id: string) => Promise<string>
  disable: TestRuntime['runtime']['disableApiClients']
  enable: TestRuntime['runtime']['enableApiClients']
  remove: TestRuntime['runtime']['deleteApiClients']
}

const clients = (): Tried => {
  const { runtime, administrator } = keyturn
  return {
    kind: 'api_client',
    create: async () =>
      value(await runtime.createApiClient(administrator, { ...plainClient, submissionId: randomUUID() }))
        .client.id,
    async stateOf(id) {
      const found = await runtime.getApiClient(administrator, { id })
      return found.ok ? found.value.state : found.failure.kind
    },
    disable: runtime.disableApiClients,
    enable: runtime.enableApiClients,
    remove: runtime.deleteApiClients,
  }
}

const keys = (): Tried => {
  const { runtime, administrator } = keyturn
  return {
    kind: 'service_api_key',
    create: async () =>
      value(
        await runtime.createServiceApiKey(administrator, {
          ...plainKey,
          serviceUser: randomUUID(),
          expiresAt: inAMonth(),
          submissionId: randomUUID(),
        }),
      ).key.id,
    async stateOf(id) {
      const found = await runtime.getServiceApiKey(administrator, { id })
      return found.ok ? found.value.state : found.failure.kind
    },
    disable: runtime.disableServiceApiKeys,
    enable: runtime.enableServiceApiKeys,
    remove: runtime.deleteServiceApiKeys,
  }
}

describe.each([
  ['API clients', clients],
  ['service API keys', keys],
])('several %s', (_what, tried) => {
  test('are disabled, enabled and deleted, each with its own event', async () => {
    const { kind, create, stateOf, disable, enable, remove } = tried()
    const ids = [await create(), await create(), await create()]
    for (const [change, action, state] of [
      [disable, 'disabled', 'disabled'],
      [enable, 'enabled', 'active'],
      [remove, 'deleted', 'not_found'],
    ] as const) {
      expect(value(await change(keyturn.administrator, { ids }))).toEqual(
        ids.map((id) => ({ id, failure: null })),
      )
      expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => state))
      const latest = (await events()).slice(0, 3)
      expect(latest.map((event) => [event.action, event.targetId, event.outcome])).toEqual(
        ids.toReversed().map((id) => [`${kind}.${action}`, id, 'done']),
      )
    }
  })

  test('are changed as far as possible: one that no longer exists is reported, and the others stay changed', async () => {
    const { create, stateOf, disable, remove } = tried()
    const [first, gone, last] = [await create(), await create(), await create()]
    value(await remove(keyturn.administrator, { ids: [gone] }))
    expect(value(await disable(keyturn.administrator, { ids: [first, gone, 'unknown', last] }))).toEqual([
      { id: first, failure: null },
      { id: gone, failure: { kind: 'not_found' } },
      { id: 'unknown', failure: { kind: 'not_found' } },
      { id: last, failure: null },
    ])
    expect([await stateOf(first), await stateOf(last)]).toEqual(['disabled', 'disabled'])
  })

  test('are refused together without the permission, with one event, and stay unchanged', async () => {
    const { kind, create, stateOf, remove } = tried()
    const ids = [await create(), await create()]
    const auditor = await keyturn.person('auditor')
    expect(kindOf(await remove(auditor, { ids }))).toBe('forbidden')
    expect(kindOf(await remove(stranger, { ids }))).toBe('signed_out')
    expect(await Promise.all(ids.map(stateOf))).toEqual(['active', 'active'])
    const own = (await events()).filter(
      (event) => event.actorId === auditor.id && event.outcome === 'refused',
    )
    expect(own.map((event) => [event.action, event.targetId])).toEqual([[`${kind}.deleted`, ids[0]]])
  })

  test('of the other kind are not found', async () => {
    const { remove } = tried()
    const other = tried === clients ? keys() : clients()
    const id = await other.create()
    expect(value(await remove(keyturn.administrator, { ids: [id] }))).toEqual([
      { id, failure: { kind: 'not_found' } },
    ])
    expect(await other.stateOf(id)).toBe('active')
  })

  test.each<[string, unknown]>([
    ['none', []],
    ['51', Array.from({ length: 51 }, (_, index) => `id-${index}`)],
    ['an id with NUL', ['\0']],
    ['a string instead of a list', 'all'],
  ])('must be a list of at most fifty well-formed ids: %s is refused', async (_what2, ids) => {
    const { disable } = tried()
    expect(kindOf(await disable(keyturn.administrator, { ids: ids as string[] }))).toBe('invalid_input')
  })
})
