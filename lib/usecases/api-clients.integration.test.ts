import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '@/lib/domain/failure'
import { defaultPolicies } from '@/lib/domain/policy'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const form = (fields: object = {}) => ({ ...plainClient, ...fields })

const create = (fields: object = {}, submissionId: string = randomUUID()) =>
  keyturn.runtime.createApiClient(keyturn.administrator, { ...form(fields), submissionId })

const list = async () => value(await keyturn.runtime.listApiClients(keyturn.administrator, {}))
const total = async () => (await (await list()).total).count
const trail = async () => value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {}))

describe('creating', () => {
  test('stores the trimmed input, and answers with a secret that prints as [secret]', async () => {
    const { client, secret } = value(
      await create({
        name: '  Nightly export ',
        contactEmail: ' Nightly@Example.com ',
        application: 'REST API',
      }),
    )
    expect(client).toMatchObject({
      name: 'Nightly export',
      contactEmail: 'Nightly@Example.com',
      application: 'REST API',
      createdBy: { name: 'Ada Lovelace' },
    })
    expect(client.clientId).toMatch(/^kt_[0-9A-Za-z]{24}$/)
    expect(secret.reveal()).toMatch(/^kt_secret_[0-9A-Za-z]{49}$/)
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  })

  test('writes its audit event, without the secret', async () => {
    const { client, secret } = value(await create())
    const event = (await trail()).events[0]
    expect(event).toMatchObject({
      action: 'api_client.created',
      targetId: client.id,
      actorName: 'Ada Lovelace',
      outcome: 'done',
      sourceAddress: '192.0.2.1',
    })
    expect(event?.detail).not.toContain(secret.reveal())
  })

  test('five identical submissions at once create one; the other answers name it', async () => {
    const before = await total()
    const submissionId = randomUUID()
    const results = await Promise.all(Array.from({ length: 5 }, () => create({ name: 'Once' }, submissionId)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results) {
      if (!result.ok)
        expect(result.failure).toMatchObject({ kind: 'already_submitted', credential: { name: 'Once' } })
    }
    expect(await total()).toBe(before + 1)
  })

  test('B2: a contact e-mail belongs to one live credential, even with simultaneous requests or different case, and is free after deletion', async () => {
    const contactEmail = 'shared@example.com'
    const results = await Promise.all([
      create({ name: 'First', contactEmail }),
      create({ name: 'Second', contactEmail: 'SHARED@example.com' }),
      create({ name: 'Third', contactEmail: ' Shared@Example.COM ' }),
    ])
    const made = results.filter((result) => result.ok)
    expect(made).toHaveLength(1)
    const holder = value(made[0] as Result<{ client: { id: string; name: string } }>).client
    for (const result of results) {
      if (!result.ok) {
        expect(result.failure).toEqual({
          kind: 'contact_email_taken',
          holder: { id: holder.id, name: holder.name },
        })
      }
    }
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: holder.id }))
    expect((await create({ contactEmail })).ok).toBe(true)
  })

  test.each([
    ['no name', { name: '   ' }, 'name'],
    ['a name of 300 characters', { name: 'x'.repeat(300) }, 'name'],
    ['a name with a control character', { name: 'a\u0000b' }, 'name'],
    ['a name with a direction mark', { name: 'a\u202eb' }, 'name'],
    ['a description of 1,001 characters', { description: 'x'.repeat(1001) }, 'description'],
    ['a description with NUL', { description: 'a\u0000' }, 'description'],
    ['a malformed e-mail', { contactEmail: 'not an address' }, 'contactEmail'],
    ['an empty e-mail', { contactEmail: '' }, 'contactEmail'],
    ['an empty application', { application: ' ' }, 'application'],
    ['product administrators of no product', { authorization: 'product_administrator' }, 'productIds'],
    ['101 networks', { networks: Array.from({ length: 101 }, (_, i) => `10.0.0.${i}`) }, 'networks'],
    ['a network that ends before it starts', { networks: ['10.0.0.9-10.0.0.1'] }, 'networks'],
    ['networks that are a string', { networks: '10.0.0.1' }, 'networks'],
    ['no networks at all', { networks: undefined }, 'networks'],
    ['an application of 101 characters', { application: 'x'.repeat(101) }, 'application'],
  ])('refuses %s with an error at its field, and writes nothing', async (_what, fields, field) => {
    const before = [await total(), (await trail()).total]
    const result = await create(fields)
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
    if (!result.ok && result.failure.kind === 'invalid_input')
      expect(Object.keys(result.failure.fields)).toEqual([field])
    expect([await total(), (await trail()).total]).toEqual(before)
  })

  test('accepts names in every script and of every allowed length', async () => {
    for (const name of [
      'x',
      'x'.repeat(100),
      'Zoë 日本 🔑',
      "Robert'); DROP TABLE--",
      '<script>alert(1)</script>',
    ]) {
      expect(value(await create({ name })).client.name).toBe(name)
    }
  })
})

describe('editing', () => {
  test('C5, D5: changes the fields and raises the version; the audit trail shows before and after', async () => {
    const { client } = value(await create({ name: 'Old name' }))
    const edit = {
      ...form({ name: 'New name', application: 'Automate' }),
      id: client.id,
      version: client.version,
    }
    const edited = value(await keyturn.runtime.editApiClient(keyturn.administrator, edit)).credential
    expect(edited).toMatchObject({ name: 'New name', application: 'Automate', version: client.version + 1 })
    expect(JSON.parse((await trail()).events[0]?.detail ?? '')).toEqual({
      'name.before': 'Old name',
      'name.after': 'New name',
      'application.before': null,
      'application.after': 'Automate',
    })
  })

  test('of two at once one is saved, the other gets an error, and nothing is overwritten', async () => {
    const { client } = value(await create())
    const edit = (name: string) =>
      keyturn.runtime.editApiClient(keyturn.administrator, {
        ...form({ name }),
        id: client.id,
        version: client.version,
      })
    const results = await Promise.all([edit('Mine'), edit('Yours')])
    const saved = results.find((result) => result.ok)
    const refused = results.find((result) => !result.ok)
    expect(refused).toMatchObject({ failure: { kind: 'changed_meanwhile' } })
    const now = value(await keyturn.runtime.getApiClient(keyturn.administrator, { id: client.id }))
    expect(saved?.ok && saved.value.credential.name).toBe(now.name)
  })

  test('keeps its own contact e-mail, and cannot take that of another client', async () => {
    value(await create({ name: 'Holder', contactEmail: 'holder@example.com' }))
    const { client } = value(await create({ contactEmail: 'own@example.com' }))
    const edit = (contactEmail: string, version: number) =>
      keyturn.runtime.editApiClient(keyturn.administrator, {
        ...form({ contactEmail }),
        id: client.id,
        version,
      })
    expect((await edit('OWN@example.com', client.version)).ok).toBe(true)
    expect(await edit('HOLDER@example.com', client.version + 1)).toMatchObject({
      failure: { kind: 'contact_email_taken', holder: { name: 'Holder' } },
    })
  })

  test.each(['', 'no-such-id', "'; --", 'x'.repeat(5000)])(
    'an unknown id (%#) does not cause a server error',
    async (id) => {
      const result = await keyturn.runtime.editApiClient(keyturn.administrator, { ...form(), id, version: 1 })
      expect(result.ok).toBe(false)
    },
  )
})

describe('resetting and deleting', () => {
  test('B4, C6: a reset keeps the client ID, raises epoch and version, and leaves one live secret', async () => {
    const { client, secret } = value(await create())
    const reset = value(
      await keyturn.runtime.resetSecret(keyturn.administrator, { id: client.id, version: client.version }),
    )
    expect(reset.client).toMatchObject({
      clientId: client.clientId,
      tokenEpoch: client.tokenEpoch + 1,
      version: client.version + 1,
    })
    expect(reset.client.secrets).toHaveLength(1)
    expect(reset.secret.reveal()).not.toBe(secret.reveal())
  })

  test('the same reset twice at once makes one new secret: the second press cannot end the secret that the first shows', async () => {
    const { client } = value(await create())
    const reset = () =>
      keyturn.runtime.resetSecret(keyturn.administrator, { id: client.id, version: client.version })
    const results = await Promise.all([reset(), reset()])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ failure: { kind: 'changed_meanwhile' } })
  })

  test('B5, C7: a deleted client disappears from list and details, and deleting it again finds nothing', async () => {
    const { client } = value(await create({ name: 'Short-lived' }))
    const remove = () => keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
    expect((await remove()).ok).toBe(true)
    expect(await remove()).toMatchObject({ failure: { kind: 'not_found' } })
    expect(await keyturn.runtime.getApiClient(keyturn.administrator, { id: client.id })).toMatchObject({
      failure: { kind: 'not_found' },
    })
    expect((await list()).credentials.map((row) => row.id)).not.toContain(client.id)
  })

  test('a deleted client no longer counts among those with a permission; the audit trail records what it had', async () => {
    const { apis } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
    const api = apis.find(({ slug }) => slug === 'snapshots')
    const granted = async () => {
      const page = value(
        await keyturn.runtime.listApiClients(keyturn.administrator, { permission: { slug: 'snapshots' } }),
      )
      return (await page.total).count
    }
    const { client } = value(await create({ grants: [{ apiId: api?.id ?? '', read: true, write: false }] }))
    expect(await granted()).toBe(1)
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
    expect(await granted()).toBe(0)
    const [event] = (await trail()).events
    expect(event).toMatchObject({ action: 'api_client.deleted', targetId: client.id })
    expect(JSON.parse(event?.detail ?? '')).toMatchObject({ permissions: 'snapshots:read' })
  })
})

describe('disabling', () => {
  const disable = (id: string) => keyturn.runtime.disableApiClient(keyturn.administrator, { id })
  const enable = (id: string) => keyturn.runtime.enableApiClient(keyturn.administrator, { id })
  const find = async (id: string) => value(await keyturn.runtime.getApiClient(keyturn.administrator, { id }))

  test('shows as disabled until it is enabled, and the audit trail records both', async () => {
    const { client } = value(await create())
    value(await disable(client.id))
    expect(await find(client.id)).toMatchObject({ state: 'disabled', tokenEpoch: client.tokenEpoch + 1 })
    value(await enable(client.id))
    expect(await find(client.id)).toMatchObject({ state: 'active', tokenEpoch: client.tokenEpoch + 1 })
    const events = value(
      await keyturn.runtime.listAuditEvents(keyturn.administrator, { targetId: client.id }),
    ).events
    expect(events.map((event) => event.action)).toEqual([
      'api_client.enabled',
      'api_client.disabled',
      'api_client.created',
    ])
  })

  test('a deleted client can be neither disabled nor enabled', async () => {
    const { client } = value(await create())
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
    expect(await disable(client.id)).toMatchObject({ failure: { kind: 'not_found' } })
    expect(await enable('no-such-id')).toMatchObject({ failure: { kind: 'not_found' } })
  })
})

describe('applications', () => {
  test('suggests the applications in use before the usual ones', async () => {
    value(await create({ application: 'Data warehouse' }))
    const applications = value(await keyturn.runtime.listApplications(keyturn.administrator, {}))
    expect(applications).toContain('Data warehouse')
    expect(applications).toEqual(
      expect.arrayContaining(['Managed Workplace', 'Automate', 'Continuum', 'REST API']),
    )
    expect(new Set(applications).size).toBe(applications.length)
  })

  test('lists each application in use once, sorted by name, without those of deleted API clients only', async () => {
    for (const application of ['Zebra', 'Alpaca', 'Zebra', 'Mule']) value(await create({ application }))
    const { client } = value(await create({ application: 'Okapi' }))
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
    const applications = value(await keyturn.runtime.listApplications(keyturn.administrator, {}))
    const animals = applications.filter((name) => /^(Zebra|Alpaca|Mule|Okapi)$/.test(name))
    expect(animals).toEqual(['Alpaca', 'Mule', 'Zebra'])
  })

  test('shows product administrators only the applications of their products', async () => {
    const { products } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
    const [mine, other] = products
    const of = (product: typeof mine) => ({
      authorization: 'product_administrator' as const,
      productIds: [product?.id ?? ''],
    })
    value(await create({ application: 'Seen one', ...of(mine) }))
    value(await create({ application: 'Hidden', ...of(other) }))
    value(await create({ application: 'Seen two', ...of(mine) }))
    const viewer = await keyturn.person('product_administrator', [mine?.id ?? ''])
    const applications = value(await keyturn.runtime.listApplications(viewer, {}))
    expect(applications.slice(0, 2)).toEqual(['Seen one', 'Seen two'])
    expect(applications).not.toContain('Hidden')
  })
})

describe('B7: policies', () => {
  const set = (policies: object) =>
    keyturn.runtime.setPolicies(keyturn.administrator, { ...defaultPolicies, ...policies })

  test.each([
    ['requireContactEmail', 'contactEmail', { contactEmail: 'policy@example.com' }],
    ['requireApplication', 'application', { application: 'REST API' }],
    ['requireNetworkRestriction', 'networks', { networks: ['192.0.2.1'] }],
  ])(
    '%s applies to what is created and edited from then on, and to nothing before',
    async (policy, field, remedy) => {
      const { client } = value(await create())
      value(await set({ [policy]: true }))
      const refused = {
        ok: false,
        failure: { kind: 'invalid_input', fields: { [field]: expect.any(String) as string } },
      }
      expect(await create()).toEqual(refused)
      const edit = { ...form(), id: client.id, version: client.version }
      expect(await keyturn.runtime.editApiClient(keyturn.administrator, edit)).toEqual(refused)
      expect((await keyturn.runtime.getApiClient(keyturn.administrator, { id: client.id })).ok).toBe(true)
      expect((await keyturn.runtime.editApiClient(keyturn.administrator, { ...edit, ...remedy })).ok).toBe(
        true,
      )
      value(await set({}))
      expect((await create()).ok).toBe(true)
    },
  )

  test('the audit trail records which policy was changed', async () => {
    value(await set({ requireApplication: true }))
    const event = (await trail()).events[0]
    expect(event).toMatchObject({ action: 'keyturn.policies_set', targetName: 'Policies' })
    expect(JSON.parse(event?.detail ?? '')).toEqual({
      'requireApplication.before': false,
      'requireApplication.after': true,
    })
    value(await set({}))
  })
})
