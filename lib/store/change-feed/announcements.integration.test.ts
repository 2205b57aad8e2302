import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey, newToken, postForm } from '@/lib/token-service/test-machine'
import { registry, type UseCases } from '@/lib/usecases'
import { newRotated, rotatedKinds, type RotatedKind } from '@/lib/usecases/test-rotation'
import type { Retirement } from '@/lib/domain/secret-retirement'
import type { Change } from '@/lib/ports/change-feed'
import { onPostgres } from '@/prisma/test-database'
import { PrismaClient } from '../generated/client'

interface Decisive {
  /** What must be announced when it is written. */
  kind: Change['kind']
  /** The columns on which decisions depend; all of them if there is no list. */
  columns?: string[]
  /** An update of them that changes no decision. */
  unless?: string
}

/** The tables on which decisions depend. Signing keys are missing: a process creates the first one before it serves. */
const decisive: Record<string, Decisive> = {
  Credential: {
    kind: 'credential',
    columns: ['clientId', 'authorization', 'networks', 'expiresAt', 'disabledAt', 'deletedAt', 'tokenEpoch'],
  },
  Secret: {
    kind: 'credential',
    columns: ['hash', 'retiresAt', 'endedAt'],
    // Recording that it ended at a date that has passed: every decision looks at the date.
    unless: `NEW."hash" = OLD."hash" AND NEW."retiresAt" = OLD."retiresAt"
      AND NEW."endedAt" = OLD."retiresAt" AND OLD."retiresAt" <= now()`,
  },
  CredentialProduct: { kind: 'credential' },
  Grant: { kind: 'credential' },
  RevokedToken: { kind: 'credential' },
  Api: { kind: 'api' },
  Product: { kind: 'product' },
  Policy: { kind: 'policy' },
}

/** Changes that write nothing on which decisions depend. */
const others: (keyof UseCases)[] = [
  'addPasskey',
  'beginPasskey',
  'beginTwoFactor',
  'changePassword',
  'choosePassword',
  'confirmTwoFactor',
  'createGroup',
  'createPerson',
  'deleteGroup',
  'deletePerson',
  'deleteServiceUser',
  'disablePerson',
  'editAccount',
  'editGroup',
  'editPerson',
  'editServiceUser',
  'enablePerson',
  'endOtherSessions',
  'endSession',
  'endSessions',
  'finishSignIn',
  'invitePerson',
  'leaveSignIn',
  'makeSignInLink',
  'markNotificationsRead',
  'removePasskey',
  'removeTwoFactor',
  'renamePasskey',
  'replaceRecoveryCodes',
  'resetTwoFactor',
  'retryMail',
  'sendTestMessage',
  'setUp',
  'signIn',
  'signInWithPasskey',
  'signOut',
  'stepUp',
]

let keyturn: TestRuntime
let prisma: PrismaClient
let listener: pg.Client
/** In the order of commits: what was announced, and each table that a transaction wrote to, with the id of the transaction. */
const heard: string[] = []

beforeAll(async () => {
  keyturn = await openTestRuntime()
  if (!onPostgres()) return
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  listener = new pg.Client(keyturn.database.url ?? '')
  await listener.connect()
  await listener.query('LISTEN keyturn_changes; LISTEN test_written')
  listener.on('notification', ({ channel, payload = '' }) => {
    const { kind = 'end' } = channel === 'test_written' ? {} : (JSON.parse(payload) as Partial<Change>)
    heard.push(channel === 'test_written' ? payload : `announced ${kind}`)
  })
  await prisma.$executeRawUnsafe(`
    CREATE FUNCTION test_written() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_notify('test_written', TG_TABLE_NAME || ' ' || txid_current()); RETURN NULL; END $$`)
  for (const [table, { columns, unless }] of Object.entries(decisive)) {
    const update = columns ? `UPDATE OF ${columns.map((name) => `"${name}"`).join(', ')}` : 'UPDATE'
    const when = unless ? `WHEN ((${unless}) IS NOT TRUE)` : ''
    // Deferred, so that they run when the transaction commits, after everything that it announces.
    for (const [name, event, condition] of [
      ['test_written', 'INSERT OR DELETE', ''],
      ['test_updated', update, when],
    ])
      await prisma.$executeRawUnsafe(`
        CREATE CONSTRAINT TRIGGER ${name} AFTER ${event} ON "${table}"
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW ${condition} EXECUTE FUNCTION test_written()`)
  }
})
afterAll(async () => {
  await listener?.end()
  await keyturn.close()
})

/** What transactions have written since the last call, and what each of them announced before it committed. */
async function transactions() {
  // A notification of our own comes after everything that has committed.
  const end = randomUUID()
  await prisma.$executeRaw`SELECT pg_notify('test_written', ${end})`
  await expect.poll(() => heard.at(-1), { interval: 5 }).toBe(end)
  const found: { id: string; written: string[]; announced: string[] }[] = []
  let announced: string[] = []
  for (const each of heard.splice(0).slice(0, -1)) {
    const [what = '', id = ''] = each.split(' ')
    if (what === 'announced') announced.push(id)
    else if (found.at(-1)?.id === id) found.at(-1)?.written.push(what)
    else {
      found.push({ id, written: [what], announced })
      announced = []
    }
  }
  return found
}

/** The tables that a transaction wrote to without announcing it. */
const unannounced = ({ written, announced }: Awaited<ReturnType<typeof transactions>>[number]) =>
  written.filter((table) => !announced.includes(decisive[table]?.kind ?? '') || announced.at(-1) !== 'end')

const must = async <T>(
  result: Promise<{ ok: true; value: T } | { ok: false; failure: { kind: string } }>,
) => {
  const done = await result
  if (!done.ok) throw new Error(done.failure.kind)
  return done.value
}

/** Makes what the changes need. */
function things() {
  const { runtime, administrator } = keyturn
  const inAnHour = new Date(Date.now() + 3_600_000)
  const client = async (fields: { expiresAt?: Date | null } = {}) =>
    (
      await must(
        runtime.createApiClient(administrator, { ...plainClient, ...fields, submissionId: randomUUID() }),
      )
    ).client
  const key = async () =>
    (
      await must(
        runtime.createServiceApiKey(administrator, {
          ...plainKey,
          expiresAt: inAnHour,
          submissionId: randomUUID(),
        }),
      )
    ).key
  const product = () =>
    must(runtime.addProduct(administrator, { name: 'Product', slug: `p-${randomUUID().slice(0, 8)}` }))
  const api = () =>
    must(
      runtime.addApi(administrator, {
        name: 'API',
        slug: `a-${randomUUID().slice(0, 8)}`,
        productId: null,
        writable: true,
        grantable: true,
      }),
    )
  /** A credential whose secret was rotated, and the id of its old secret. */
  const rotated = async (kind: RotatedKind | undefined, retirement: Retirement) => {
    if (!kind) throw new Error('there is no such kind')
    const { id, version, old } = await newRotated(keyturn, kind, { retirement })
    return { id, version, secretId: old.id }
  }
  const expired = async (of: { id: string }) => {
    await prisma.credential.update({ where: { id: of.id }, data: { expiresAt: new Date(0) } })
    return { id: of.id, submissionId: randomUUID() }
  }
  return { client, key, product, api, expired, rotated, inAnHour }
}

/** A change, prepared so that what it needs is there before it is watched. */
type Prepared = () => Promise<() => Promise<{ ok: boolean; failure?: { kind: string } }>>

function watched(): Partial<Record<keyof UseCases, Prepared>> {
  const { runtime, administrator: by } = keyturn
  const { client, key, product, api, expired, rotated, inAnHour } = things()
  const [ofClient, ofKey] = rotatedKinds
  const inOneHour = { kind: 'at', at: inAnHour } as const
  const inTwoHours = new Date(inAnHour.getTime() + 3_600_000)
  const withId =
    (
      of: () => Promise<{ id: string }>,
      change: (input: { id: string }) => Promise<{ ok: boolean }>,
    ): Prepared =>
    async () => {
      const { id } = await of()
      return () => change({ id })
    }
  const withIds =
    (
      of: () => Promise<{ id: string }>,
      change: (input: { ids: string[] }) => Promise<{ ok: boolean }>,
    ): Prepared =>
    async () => {
      const ids = [(await of()).id, (await of()).id]
      return () => change({ ids })
    }
  return {
    addApi: async () => () =>
      runtime.addApi(by, { name: 'New', slug: 'new-api', productId: null, writable: true, grantable: true }),
    addProduct: async () => () => runtime.addProduct(by, { name: 'New', slug: 'new-product' }),
    createApiClient: async () => () =>
      runtime.createApiClient(by, { ...plainClient, submissionId: randomUUID() }),
    createServiceApiKey: async () => () =>
      runtime.createServiceApiKey(by, { ...plainKey, expiresAt: inAnHour, submissionId: randomUUID() }),
    deleteApiClient: withId(client, (input) => runtime.deleteApiClient(by, input)),
    deleteApiClients: withIds(client, (input) => runtime.deleteApiClients(by, input)),
    deleteServiceApiKey: withId(key, (input) => runtime.deleteServiceApiKey(by, input)),
    deleteServiceApiKeys: withIds(key, (input) => runtime.deleteServiceApiKeys(by, input)),
    disableApiClient: withId(client, (input) => runtime.disableApiClient(by, input)),
    disableApiClients: withIds(client, (input) => runtime.disableApiClients(by, input)),
    disableServiceApiKey: withId(key, (input) => runtime.disableServiceApiKey(by, input)),
    disableServiceApiKeys: withIds(key, (input) => runtime.disableServiceApiKeys(by, input)),
    enableApiClient: withId(client, (input) => runtime.enableApiClient(by, input)),
    enableApiClients: withIds(client, (input) => runtime.enableApiClients(by, input)),
    enableServiceApiKey: withId(key, (input) => runtime.enableServiceApiKey(by, input)),
    enableServiceApiKeys: withIds(key, (input) => runtime.enableServiceApiKeys(by, input)),
    editApi: withId(api, (input) => runtime.editApi(by, { ...input, writable: false })),
    editApiClient: async () => {
      const { id, version } = await client()
      return () => runtime.editApiClient(by, { id, version, networks: ['192.0.2.1'] })
    },
    editServiceApiKey: async () => {
      const { id, version } = await key()
      return () => runtime.editServiceApiKey(by, { id, version, networks: ['192.0.2.1'] })
    },
    reportApiClientSecret: async () => {
      const { id, secrets } = await client()
      return () =>
        runtime.reportApiClientSecret(by, { id, secretId: secrets[0]?.id ?? '', source: '', ends: true })
    },
    reportServiceApiKeySecret: async () => {
      const { id, secrets } = await key()
      return () =>
        runtime.reportServiceApiKeySecret(by, { id, secretId: secrets[0]?.id ?? '', source: '', ends: true })
    },
    resetSecret: async () => {
      const { id, version } = await client()
      return () => runtime.resetSecret(by, { id, version })
    },
    rotateApiClientSecret: async () => {
      const { id, version } = await client()
      return () => runtime.rotateApiClientSecret(by, { id, version, retirement: inOneHour })
    },
    rotateServiceApiKey: async () => {
      const { id, version } = await newKey(keyturn)
      return () => runtime.rotateServiceApiKey(by, { id, version, retirement: inOneHour })
    },
    retireApiClientSecret: async () => {
      const input = await rotated(ofClient, inOneHour)
      return () => runtime.retireApiClientSecret(by, input)
    },
    retireServiceApiKeySecret: async () => {
      const input = await rotated(ofKey, inOneHour)
      return () => runtime.retireServiceApiKeySecret(by, input)
    },
    extendApiClientSecret: async () => {
      const input = await rotated(ofClient, inOneHour)
      return () => runtime.extendApiClientSecret(by, { ...input, until: inTwoHours })
    },
    extendServiceApiKeySecret: async () => {
      const input = await rotated(ofKey, inOneHour)
      return () => runtime.extendServiceApiKeySecret(by, { ...input, until: inTwoHours })
    },
    revokeTokens: withId(client, (input) => runtime.revokeTokens(by, input)),
    replaceApiClient: async () => {
      const input = await expired(await client())
      return () => runtime.replaceApiClient(by, { ...input, expiresAt: null })
    },
    replaceServiceApiKey: async () => {
      const input = await expired(await key())
      return () => runtime.replaceServiceApiKey(by, { ...input, expiresAt: inAnHour })
    },
    retireApi: withId(api, (input) => runtime.retireApi(by, input)),
    removeProduct: withId(product, (input) => runtime.removeProduct(by, input)),
    renameProduct: withId(product, (input) => runtime.renameProduct(by, { ...input, name: 'Other' })),
    removeSampleCatalogue: async () => () => runtime.removeSampleCatalogue(by, {}),
    setPolicies: async () => async () => {
      const now = await must(runtime.getPolicies(by, {}))
      return runtime.setPolicies(by, { ...now, requireApplication: false })
    },
  }
}

test('every change is listed here as one on which decisions depend, or not', () => {
  const names = Object.entries(registry).flatMap(([name, { kind }]) => (kind === 'query' ? [] : [name]))
  expect([...Object.keys(watched()), ...others].toSorted()).toEqual(names.toSorted())
})

test.runIf(onPostgres())('every change on which decisions depend is announced when it commits', async () => {
  for (const [name, prepare] of Object.entries(watched())) {
    const change = await prepare()
    await transactions()
    const result = await change()
    const found = await transactions()
    expect([name, result.ok, found.length > 0, found.flatMap(unannounced)]).toEqual([name, true, true, []])
  }
})

test.runIf(onPostgres())('a token that its client revokes is announced when that commits', async () => {
  const client = await newClient(keyturn)
  const token = await newToken(keyturn, client)
  const form = { client_id: client.clientId, client_secret: client.secret, token }
  await transactions()
  expect((await postForm(keyturn.machines, '/oauth/revoke', { form })).statusCode).toBe(200)
  const found = await transactions()
  expect([found.map(({ written }) => written), found.flatMap(unannounced)]).toEqual([[['RevokedToken']], []])
})

test.runIf(onPostgres())('a secret that a program reports as leaked is announced when it ends', async () => {
  const { secret } = await newClient(keyturn)
  const payload = { secrets: [secret], action: 'revoke' }
  await transactions()
  expect((await keyturn.machines.inject({ method: 'POST', url: '/leaks', payload })).statusCode).toBe(202)
  const ended = () => prisma.secret.count({ where: { reportedAt: { not: null }, hint: secret.slice(-4) } })
  await expect.poll(ended).toBe(1)
  const found = await transactions()
  expect([found.length, found.flatMap(unannounced)]).toEqual([1, []])
})

test.runIf(onPostgres())('a quiet secret that Keyturn retires is announced when that commits', async () => {
  const { rotated } = things()
  for (const kind of rotatedKinds) {
    const { secretId } = await rotated(kind, { kind: 'when_quiet', hours: 1 })
    await prisma.secret.update({ where: { id: secretId }, data: { quietSince: new Date(0) } })
    await transactions()
    // The jobs of a process run when it starts. It may not take part in the feed yet: then it asks nobody for an answer, and waits
    // until every lease has ended.
    await (await keyturn.beside()).close()
    const found = await transactions()
    expect(found.map(({ written, announced }) => [written, announced[0]])).toEqual([
      [['Secret'], 'credential'],
    ])
  }
})

test.runIf(onPostgres())(
  'a secret that ends at its date is not announced, because nothing changes',
  async () => {
    const { rotated } = things()
    for (const kind of rotatedKinds) {
      const { secretId } = await rotated(kind, { kind: 'at', at: new Date(Date.now() + 60_000) })
      await prisma.secret.update({ where: { id: secretId }, data: { retiresAt: new Date(0) } })
      await transactions()
      await (await keyturn.beside()).close()
      expect((await prisma.secret.findUniqueOrThrow({ where: { id: secretId } })).endedAt).toEqual(
        new Date(0),
      )
      expect(await transactions()).toEqual([])
      const { id } = await prisma.secret.findFirstOrThrow({ where: { endedAt: null } })
      await prisma.secret.update({ where: { id }, data: { endedAt: new Date() } })
      expect((await transactions()).flatMap(unannounced)).toEqual(['Secret'])
    }
  },
)

test.runIf(onPostgres())('a transaction that announces nothing is noticed by this test', async () => {
  await transactions()
  await prisma.policy.create({ data: { name: 'unannounced', value: {} } })
  expect((await transactions()).flatMap(unannounced)).toEqual(['Policy'])
})
