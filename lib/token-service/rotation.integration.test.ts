import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, hour, minute } from '@/lib/domain/time'
import { PrismaClient } from '@/lib/store/generated/client'
import { value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newRotated, rotatedKinds, type Rotated } from '@/lib/usecases/test-rotation'
import { onPostgres } from '@/prisma/test-database'
import { requestToken } from './test-machine'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime({ ACCESS_TOKEN_TTL: '3600' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

type Machines = TestRuntime['machines']

const by = () => keyturn.administrator
const from = (milliseconds: number) => new Date(keyturn.runtime.pages.clock().getTime() + milliseconds)
const at = (milliseconds: number) => ({ kind: 'at' as const, at: from(milliseconds) })
const whenQuiet = (hours: number) => ({ kind: 'when_quiet' as const, hours })

async function verify(bearer: string, machines: Machines = keyturn.machines): Promise<number> {
  return (await machines.inject({ url: '/verify', headers: { authorization: `Bearer ${bearer}` } }))
    .statusCode
}

const tokenFor = ({ clientId }: Rotated, secret: string, machines: Machines = keyturn.machines) =>
  requestToken(machines, { form: { client_id: clientId, client_secret: secret } })

const tokenOf = async (rotated: Rotated, which: 'old' | 'new', machines?: Machines) =>
  (await tokenFor(rotated, rotated[which].text, machines)).json<{
    access_token: string
    expires_in: number
  }>()

/** Whether a machine gets through with the old and with the new secret. */
async function passes(rotated: Rotated, machines: Machines = keyturn.machines) {
  const statusOf = async ({ text }: { text: string }) =>
    rotated.clientId
      ? (await tokenFor(rotated, text, machines)).statusCode === 200
      : (await verify(text, machines)) === 204
  return { old: await statusOf(rotated.old), new: await statusOf(rotated.new) }
}

const both = { old: true, new: true }
const onlyNew = { old: false, new: true }
const none = { old: false, new: false }

const versionOf = async ({ id }: Rotated) =>
  (await prisma.credential.findUniqueOrThrow({ where: { id } })).version

const stored = ({ id }: { id: string }) => prisma.secret.findUniqueOrThrow({ where: { id } })

/** What another process does meanwhile. Its jobs run when it starts, and it stores every use when it is closed. */
async function inAnotherProcess<T>(work: (machines: Machines) => Promise<T>): Promise<T> {
  const process = await keyturn.beside()
  try {
    return await work(process.machines)
  } finally {
    await process.close()
  }
}
const runJobs = () => inAnotherProcess(async () => undefined)

const retirements = async ({ id }: Rotated) => {
  const asked = { targetId: id }
  const { events } = value(await keyturn.runtime.listAuditEvents(by(), asked))
  return events
    .filter(({ action }) => action.endsWith('.secret_retired'))
    .map(({ actorId, actorName, detail }) => ({
      actorId,
      actorName,
      detail: JSON.parse(detail) as Record<string, unknown>,
    }))
}
const byKeyturn = { actorId: null, actorName: 'Keyturn' }

describe.each(rotatedKinds)('R1: $title that is rotated', (kind) => {
  test('passes with both secrets until the date, and then with the new one alone', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    expect(await passes(rotated)).toEqual(both)
    keyturn.passTime(hour - minute)
    expect(await passes(rotated)).toEqual(both)
    keyturn.passTime(minute)
    expect(await passes(rotated)).toEqual(onlyNew)
  })

  test('is refused with both secrets once it is deleted', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    expect(await passes(rotated)).toEqual(both)
    value(await kind.remove(keyturn.runtime)(by(), rotated))
    expect(await passes(rotated)).toEqual(none)
  })

  test('X9: is refused with both while it is disabled, and each works again until its own retirement', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    expect(await passes(rotated)).toEqual(both)
    value(await kind.disable(keyturn.runtime)(by(), { id: rotated.id }))
    expect(await passes(rotated)).toEqual(none)
    value(await kind.enable(keyturn.runtime)(by(), { id: rotated.id }))
    expect(await passes(rotated)).toEqual(both)
    value(await kind.disable(keyturn.runtime)(by(), { id: rotated.id }))
    keyturn.passTime(hour)
    value(await kind.enable(keyturn.runtime)(by(), { id: rotated.id }))
    expect(await passes(rotated)).toEqual(onlyNew)
  })

  test('R2: is refused with the old secret as soon as that is retired', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(day) })
    expect(await passes(rotated)).toEqual(both)
    const { id, version, old } = rotated
    value(await kind.retire(keyturn.runtime)(by(), { id, version, secretId: old.id }))
    expect(await passes(rotated)).toEqual(onlyNew)
  })

  test('R2: passes with the old secret for longer once its date is put off', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    expect(await passes(rotated)).toEqual(both)
    const { id, version, old } = rotated
    const until = from(3 * hour)
    value(await kind.extend(keyturn.runtime)(by(), { id, version, secretId: old.id, until }))
    keyturn.passTime(2 * hour)
    expect(await passes(rotated)).toEqual(both)
    keyturn.passTime(hour)
    expect(await passes(rotated)).toEqual(onlyNew)
  })
})

describe('R1: the tokens of an API client that is rotated', () => {
  const kind = rotatedKinds[0]
  if (!kind) throw new Error('there is no kind')

  test('end with their secret: at its date, and no earlier than the others', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(20 * minute) })
    const [old, young] = [await tokenOf(rotated, 'old'), await tokenOf(rotated, 'new')]
    expect(old.expires_in).toBeLessThanOrEqual(20 * 60)
    expect(young.expires_in).toBe(3600)
    const [, payload = ''] = old.access_token.split('.')
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number }
    const { retiresAt } = await stored(rotated.old)
    expect(exp * 1000).toBeLessThanOrEqual(retiresAt?.getTime() ?? 0)
    expect([await verify(old.access_token), await verify(young.access_token)]).toEqual([204, 204])
    keyturn.passTime(20 * minute)
    expect([await verify(old.access_token), await verify(young.access_token)]).toEqual([401, 204])
  })

  test('stay valid when it is rotated; those of the old secret end when that is retired', async () => {
    const issued = await kind.issue(keyturn)
    const first = await requestToken(keyturn.machines, {
      form: { client_id: issued.clientId ?? '', client_secret: issued.secret },
    })
    const token = first.json<{ access_token: string }>().access_token
    const { id, version } = issued
    const done = value(await kind.rotate(keyturn.runtime)(by(), { id, version, retirement: at(day) }))
    const renewed = await requestToken(keyturn.machines, {
      form: { client_id: issued.clientId ?? '', client_secret: done.secret.reveal() },
    })
    const young = renewed.json<{ access_token: string }>().access_token
    expect([await verify(token), await verify(young)]).toEqual([204, 204])
    const asked = { id, version: done.credential.version, secretId: issued.secrets[0]?.id ?? '' }
    value(await kind.retire(keyturn.runtime)(by(), asked))
    expect([await verify(token), await verify(young)]).toEqual([401, 204])
  })

  test('end all together when it is reset, deleted or disabled', async () => {
    const ways = [
      async (rotated: Rotated) => keyturn.runtime.resetSecret(by(), rotated),
      async (rotated: Rotated) => kind.remove(keyturn.runtime)(by(), rotated),
      async (rotated: Rotated) => {
        value(await kind.disable(keyturn.runtime)(by(), { id: rotated.id }))
        return kind.enable(keyturn.runtime)(by(), { id: rotated.id })
      },
    ]
    for (const end of ways) {
      const rotated = await newRotated(keyturn, kind, { retirement: at(day) })
      const tokens = [await tokenOf(rotated, 'old'), await tokenOf(rotated, 'new')]
      for (const { access_token: token } of tokens) expect(await verify(token)).toBe(204)
      value(await end(rotated))
      for (const { access_token: token } of tokens) expect(await verify(token)).toBe(401)
    }
  })

  test('a reset during an overlap ends both secrets', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(day) })
    expect(await passes(rotated)).toEqual(both)
    value(await keyturn.runtime.resetSecret(by(), rotated))
    expect(await passes(rotated)).toEqual(none)
  })

  test('R2: keep the old secret from being quiet', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: whenQuiet(1) })
    const { access_token: token } = await inAnotherProcess((machines) => tokenOf(rotated, 'old', machines))
    keyturn.passTime(50 * minute)
    await inAnotherProcess(async (machines) => expect(await verify(token, machines)).toBe(204))
    keyturn.passTime(50 * minute)
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    keyturn.passTime(11 * minute)
    await runJobs()
    expect((await stored(rotated.old)).endedAt).not.toBeNull()
  })
})

describe.each(rotatedKinds)('R2: $title whose old secret retires when quiet', (kind) => {
  test('passes with it while it is in use, and is refused once it was quiet for long enough', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: whenQuiet(2) })
    for (let use = 0; use < 2; use++) {
      await inAnotherProcess(async (machines) => expect(await passes(rotated, machines)).toEqual(both))
      keyturn.passTime(2 * hour - minute)
      await runJobs()
      expect(await stored(rotated.old)).toMatchObject({ endedAt: null, retiresAt: null })
    }
    const { lastUsedAt } = await stored(rotated.old)
    const [version, now] = [await versionOf(rotated), from(2 * minute)]
    keyturn.passTime(2 * minute)
    await inAnotherProcess(async (machines) => {
      await expect.poll(async () => (await stored(rotated.old)).endedAt).not.toBeNull()
      // The process that decided it, and with PostgreSQL every other one.
      expect(await passes(rotated, machines)).toEqual(onlyNew)
      if (onPostgres()) expect(await passes(rotated)).toEqual(onlyNew)
    })
    const { endedAt, retiresAt } = await stored(rotated.old)
    expect(endedAt?.getTime()).toBeGreaterThanOrEqual(now.getTime())
    expect([retiresAt, await versionOf(rotated)]).toEqual([endedAt, version + 1])
    expect(await retirements(rotated)).toMatchObject([
      {
        ...byKeyturn,
        detail: { quietForHours: 2, lastUsedAt: lastUsedAt?.toISOString() },
      },
    ])
    expect((await stored(rotated.new)).endedAt).toBeNull()
  })

  test('loses it once if nobody ever used it, also with several processes at once', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: whenQuiet(1) })
    keyturn.passTime(hour - minute)
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    keyturn.passTime(2 * minute)
    await Promise.all([runJobs(), runJobs(), runJobs()])
    expect((await stored(rotated.old)).endedAt).not.toBeNull()
    expect(await retirements(rotated)).toMatchObject([
      { ...byKeyturn, detail: { quietForHours: 1, lastUsedAt: null } },
    ])
  })

  test('keeps it while it is disabled, and for as many hours again once it is enabled', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: whenQuiet(1) })
    value(await kind.disable(keyturn.runtime)(by(), { id: rotated.id }))
    keyturn.passTime(2 * hour)
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    value(await kind.enable(keyturn.runtime)(by(), { id: rotated.id }))
    await runJobs()
    keyturn.passTime(hour - minute)
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    keyturn.passTime(2 * minute)
    await runJobs()
    expect((await stored(rotated.old)).endedAt).not.toBeNull()
  })

  test('keeps it once it has expired: nothing works any more', async () => {
    const rotated = await newRotated(keyturn, kind, {
      retirement: whenQuiet(1),
      expiresAt: from(30 * minute),
    })
    keyturn.passTime(2 * hour)
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    expect(await retirements(rotated)).toEqual([])
  })

  test.runIf(onPostgres())('keeps it if a use is stored while that is decided', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: whenQuiet(1) })
    keyturn.passTime(hour + minute)
    const waiting = async () => {
      const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      return Number(row?.count)
    }
    const deciding = await prisma.$transaction(async (sql) => {
      await sql.$queryRaw`SELECT 1 FROM "Secret" WHERE "id" = ${rotated.old.id} FOR UPDATE`
      const process = runJobs()
      await expect.poll(waiting, { timeout: 4_000 }).toBeGreaterThan(0)
      await sql.secret.update({ where: { id: rotated.old.id }, data: { lastUsedAt: from(0) } })
      return { process }
    })
    await deciding.process
    expect(await stored(rotated.old)).toMatchObject({ endedAt: null })
    expect(await retirements(rotated)).toEqual([])
  })
})

describe.each(rotatedKinds)('R2: $title whose old secret has retired at its date', (kind) => {
  test('has one event that says so, however many processes run', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    const version = await versionOf(rotated)
    const { retiresAt } = await stored(rotated.old)
    await runJobs()
    expect(await retirements(rotated)).toEqual([])
    keyturn.passTime(hour)
    await Promise.all([runJobs(), runJobs()])
    await runJobs()
    expect(await stored(rotated.old)).toMatchObject({ retiresAt, endedAt: retiresAt })
    expect(await retirements(rotated)).toMatchObject([
      {
        ...byKeyturn,
        detail: { retiresAt: retiresAt?.toISOString(), lastUsedAt: null },
      },
    ])
    // Nobody is told that something changed: every decision looks at the date.
    expect(await versionOf(rotated)).toBe(version)
  })
})
