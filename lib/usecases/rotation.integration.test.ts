import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeSecond } from '@/lib/domain/secret-retirement'
import { day, hour, minute, second } from '@/lib/domain/time'
import { Prisma, PrismaClient } from '@/lib/store/generated/client'
import { onPostgres } from '@/prisma/test-database'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newRotated, rotatedKinds } from './test-rotation'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const now = () => keyturn.runtime.pages.clock()
/** Dates of retirement are whole seconds. */
const from = (milliseconds: number) => wholeSecond(new Date(now().getTime() + milliseconds))
const at = (milliseconds: number) => ({ kind: 'at' as const, at: from(milliseconds) })
const whenQuiet = (hours: number) => ({ kind: 'when_quiet' as const, hours })

/** Everything that is stored about a credential and its secrets, oldest first. */
const stored = (id: string) =>
  prisma.credential.findUniqueOrThrow({
    where: { id },
    include: { secrets: { orderBy: [{ createdAt: 'asc' }, { supersededAt: 'asc' }] } },
  })

const events = async (targetId: string) => {
  const { events: found } = value(await keyturn.runtime.listAuditEvents(keyturn.administrator, { targetId }))
  return found.map(({ action, outcome, detail }) => ({
    action,
    outcome,
    detail: JSON.parse(detail) as Record<string, unknown>,
  }))
}

describe.each(rotatedKinds)('R1: $title', (kind) => {
  const admin = () => keyturn.administrator

  test('gets a second secret, and nothing else about it changes', async () => {
    const issued = await kind.issue(keyturn)
    const before = await stored(issued.id)
    const retiresAt = from(day)
    const done = value(
      await kind.rotate(keyturn.runtime)(admin(), {
        id: issued.id,
        version: issued.version,
        retirement: { kind: 'at', at: retiresAt },
      }),
    )
    const after = await stored(issued.id)
    expect({ ...after, secrets: [], version: before.version }).toEqual({ ...before, secrets: [] })
    expect(after.version).toBe(before.version + 1)
    const [old, young] = after.secrets
    expect(old).toMatchObject({
      ...before.secrets[0],
      supersededAt: young?.createdAt,
      retiresAt,
      endedAt: null,
    })
    expect(young).toMatchObject({ supersededAt: null, retiresAt: null, quietHours: null, endedAt: null })
    expect(done.credential.secrets.map(({ id }) => id)).toEqual([young?.id, old?.id])
    expect((await events(issued.id))[0]).toMatchObject({
      action: `${kind.action}.secret_rotated`,
      outcome: 'done',
      detail: {
        oldSecret: old?.hint,
        newSecret: young?.hint,
        retiresAt: retiresAt.toISOString(),
      },
    })
  })

  test('can retire its old secret once that is quiet, which counts from the rotation', async () => {
    const { id, old } = await newRotated(keyturn, kind, { retirement: whenQuiet(24) })
    const secret = (await stored(id)).secrets.find((each) => each.id === old.id)
    expect(secret).toMatchObject({ retiresAt: null, quietHours: 24, quietSince: secret?.supersededAt })
    expect((await events(id))[0]?.detail).toMatchObject({ retiresWhenQuietForHours: 24 })
  })

  test('retires its old secret as the latest rotation says, after the new one has ended', async () => {
    for (const [first, latest] of [
      [at(7 * day), whenQuiet(24)],
      [whenQuiet(24), at(day)],
    ] as const) {
      const rotated = await newRotated(keyturn, kind, { retirement: first })
      // As a leak report ends it.
      const ended = { endedAt: now(), retiresAt: now() }
      await prisma.secret.update({ where: { id: rotated.new.id }, data: ended })
      const { id, version } = rotated
      value(await kind.rotate(keyturn.runtime)(admin(), { id, version, retirement: latest }))
      const old = (await stored(id)).secrets.find((secret) => secret.id === rotated.old.id)
      expect(old).toMatchObject({
        retiresAt: latest.kind === 'at' ? latest.at : null,
        quietHours: latest.kind === 'at' ? null : latest.hours,
        endedAt: null,
      })
      const young = (await stored(id)).secrets.find((secret) => secret.id === rotated.new.id)
      expect(young).toMatchObject(ended)
    }
  })

  test('keeps its dead secret dead when it is rotated again right after the date', async () => {
    const rotated = await newRotated(keyturn, kind, { retirement: at(hour) })
    keyturn.passTime(hour + 1)
    const { id, version } = rotated
    const before = (await stored(id)).secrets.find((secret) => secret.id === rotated.old.id)
    const again = { id, version, retirement: at(day) }
    const { credential } = value(await kind.rotate(keyturn.runtime)(admin(), again))
    const after = (await stored(id)).secrets.find((secret) => secret.id === rotated.old.id)
    expect([after?.retiresAt, after?.supersededAt]).toEqual([before?.retiresAt, before?.supersededAt])
    expect(credential.secrets.filter(({ retiresAt }) => !retiresAt || retiresAt > now())).toHaveLength(2)
  })
})

describe.each(rotatedKinds)('R2: the old secret of $title', (kind) => {
  const admin = () => keyturn.administrator

  test('is retired now, and the new one stays', async () => {
    const { id, version, old, new: young } = await newRotated(keyturn, kind, { retirement: at(day) })
    await prisma.secret.update({
      where: { id: old.id },
      data: { lastUsedAt: new Date(0), lastUsedFrom: '192.0.2.7' },
    })
    const { credential } = value(
      await kind.retire(keyturn.runtime)(admin(), { id, version, secretId: old.id }),
    )
    expect(credential.secrets.map((secret) => secret.id)).toEqual([young.id])
    const after = await stored(id)
    expect(after.secrets.map(({ endedAt }) => endedAt !== null)).toEqual([true, false])
    expect(after.secrets[0]?.retiresAt).toEqual(after.secrets[0]?.endedAt)
    expect((await events(id))[0]).toMatchObject({
      action: `${kind.action}.secret_retired`,
      outcome: 'done',
      detail: { lastUsedAt: new Date(0).toISOString(), lastUsedFrom: '192.0.2.7' },
    })
  })

  test('is extended once, by at most 30 days', async () => {
    const { id, version, old } = await newRotated(keyturn, kind, { retirement: at(day) })
    const retiresAt = (await stored(id)).secrets[0]?.retiresAt ?? new Date(0)
    const extend = (until: Date, seen: number) =>
      kind.extend(keyturn.runtime)(admin(), { id, version: seen, secretId: old.id, until })
    const until = new Date(retiresAt.getTime() + 30 * day)
    const tooLate = new Date(until.getTime() + second)
    for (const bad of [tooLate, retiresAt, from(-minute)])
      expect(await extend(bad, version)).toMatchObject({
        ok: false,
        failure: { kind: 'invalid_input', fields: { retiresAt: expect.any(String) as string } },
      })
    const { credential } = value(await extend(until, version))
    expect(credential.secrets[1]).toMatchObject({ retiresAt: until, extendedAt: expect.any(Date) as Date })
    expect((await events(id))[0]?.detail).toMatchObject({
      'retiresAt.before': retiresAt.toISOString(),
      'retiresAt.after': until.toISOString(),
    })
    const before = await stored(id)
    const later = new Date(until.getTime() + day)
    expect(kindOf(await extend(later, credential.version))).toBe('not_extendable')
    expect(await stored(id)).toEqual(before)
  })

  test('gets a new secret after a leak has ended its last one', async () => {
    const { id, secrets } = await kind.issue(keyturn)
    const leaked = { id, secretId: secrets[0]?.id ?? '', source: '', ends: true }
    const report = {
      api_client: 'reportApiClientSecret',
      service_api_key: 'reportServiceApiKeySecret',
    } as const
    value(await keyturn.runtime[report[kind.action]](keyturn.administrator, leaked))
    value(await kind.enable(keyturn.runtime)(keyturn.administrator, { id }))
    const { version } = await stored(id)
    const retirement = at(hour)
    const done = value(await kind.rotate(keyturn.runtime)(keyturn.administrator, { id, version, retirement }))
    expect(done.credential.secrets).toMatchObject([
      { supersededAt: null, hint: done.secret.reveal().slice(-4) },
    ])
  })

  test('ends with the new one when the credential is deleted', async () => {
    const { id } = await newRotated(keyturn, kind, { retirement: at(day) })
    value(await kind.remove(keyturn.runtime)(admin(), { id }))
    const { secrets, deletedAt } = await stored(id)
    expect(secrets.map(({ endedAt }) => endedAt)).toEqual([deletedAt, deletedAt])
  })

  test('counts as quiet from when the credential is enabled again', async () => {
    const { id, old } = await newRotated(keyturn, kind, { retirement: whenQuiet(24) })
    value(await kind.disable(keyturn.runtime)(admin(), { id }))
    keyturn.passTime(48 * hour)
    const enabledAt = now()
    value(await kind.enable(keyturn.runtime)(admin(), { id }))
    const secret = (await stored(id)).secrets.find((each) => each.id === old.id)
    expect(secret?.quietSince?.getTime()).toBeGreaterThanOrEqual(enabledAt.getTime())
  })
})

test('R1: a reset during an overlap ends both secrets of an API client', async () => {
  const [kind] = rotatedKinds
  if (!kind) throw new Error('there is no kind')
  const { id, version } = await newRotated(keyturn, kind, { retirement: at(day) })
  value(await keyturn.runtime.resetSecret(keyturn.administrator, { id, version }))
  const { secrets } = await stored(id)
  expect(secrets.map(({ endedAt }) => endedAt !== null)).toEqual([true, true, false])
})

/** What somebody tries with a credential that has one secret, or two. */
interface Attempt {
  title: string
  /** Undefined: it is not rotated before. */
  rotated?: () => ReturnType<typeof at> | ReturnType<typeof whenQuiet>
  before?: 'disable' | 'expire' | 'pass an hour'
  try: 'rotate' | 'retire' | 'extend'
  /** What differs from a good request. */
  input?: () => Record<string, unknown>
  failure: string
  /** The field of a bad input. */
  field?: string
}

const attempts: Attempt[] = [
  { title: 'a third live secret', rotated: () => at(day), try: 'rotate', failure: 'already_rotating' },
  {
    title: 'a third live secret, while the old one waits to be quiet',
    rotated: () => whenQuiet(1),
    try: 'rotate',
    failure: 'already_rotating',
  },
  {
    title: 'a rotation with a date that has passed',
    try: 'rotate',
    input: () => ({ retirement: at(-minute) }),
    failure: 'invalid_input',
    field: 'retiresAt',
  },
  {
    title: 'a rotation with a date more than 90 days away',
    try: 'rotate',
    input: () => ({ retirement: at(90 * day + minute) }),
    failure: 'invalid_input',
    field: 'retiresAt',
  },
  {
    title: 'a rotation with a date after the expiry',
    try: 'rotate',
    input: () => ({ retirement: at(40 * day) }),
    failure: 'invalid_input',
    field: 'retiresAt',
  },
  {
    title: 'a rotation that is quiet in less time than a token lives',
    try: 'rotate',
    input: () => ({ retirement: whenQuiet(0) }),
    failure: 'invalid_input',
    field: 'quietHours',
  },
  {
    title: 'a rotation that is quiet after more than 30 days',
    try: 'rotate',
    input: () => ({ retirement: whenQuiet(721) }),
    failure: 'invalid_input',
    field: 'quietHours',
  },
  {
    title: 'a rotation that is quiet after part of an hour',
    try: 'rotate',
    input: () => ({ retirement: whenQuiet(1.5) }),
    failure: 'invalid_input',
  },
  {
    title: 'a rotation without a retirement',
    try: 'rotate',
    input: () => ({ retirement: null }),
    failure: 'invalid_input',
  },
  {
    title: 'a rotation with a retirement of another kind',
    try: 'rotate',
    input: () => ({ retirement: { kind: 'never' } }),
    failure: 'invalid_input',
  },
  {
    title: 'a rotation while it is disabled',
    before: 'disable',
    try: 'rotate',
    failure: 'credential_disabled',
  },
  {
    title: 'a rotation after its expiry',
    before: 'expire',
    try: 'rotate',
    failure: 'credential_expired',
  },
  {
    title: 'a rotation of an old version',
    try: 'rotate',
    input: () => ({ version: 99 }),
    failure: 'changed_meanwhile',
  },
  {
    title: 'a rotation of something else',
    try: 'rotate',
    input: () => ({ id: 'nothing' }),
    failure: 'not_found',
  },
  {
    title: 'to retire the only secret',
    try: 'retire',
    failure: 'not_found',
  },
  {
    title: 'to retire the new secret',
    rotated: () => at(day),
    try: 'retire',
    input: () => ({ secretId: 'the new one' }),
    failure: 'not_found',
  },
  {
    title: 'to retire the secret of somebody else',
    rotated: () => at(day),
    try: 'retire',
    input: () => ({ secretId: 'of somebody else' }),
    failure: 'not_found',
  },
  {
    title: 'to retire a secret whose date has passed',
    rotated: () => at(hour),
    before: 'pass an hour',
    try: 'retire',
    failure: 'not_found',
  },
  {
    title: 'to retire a secret of an old version',
    rotated: () => at(day),
    try: 'retire',
    input: () => ({ version: 99 }),
    failure: 'changed_meanwhile',
  },
  {
    title: 'to retire a secret after the expiry',
    rotated: () => at(day),
    before: 'expire',
    try: 'retire',
    failure: 'credential_expired',
  },
  {
    title: 'to extend the only secret',
    try: 'extend',
    failure: 'not_found',
  },
  {
    title: 'to extend a secret that retires when quiet',
    rotated: () => whenQuiet(24),
    try: 'extend',
    failure: 'not_extendable',
  },
  {
    title: 'to extend a secret of somebody else',
    rotated: () => at(day),
    try: 'extend',
    input: () => ({ secretId: 'of somebody else' }),
    failure: 'not_found',
  },
  {
    title: 'to extend a secret whose date has passed',
    rotated: () => at(hour),
    before: 'pass an hour',
    try: 'extend',
    failure: 'not_found',
  },
  {
    title: 'to extend a secret beyond the expiry',
    rotated: () => at(20 * day),
    try: 'extend',
    input: () => ({ until: from(30 * day + minute) }),
    failure: 'invalid_input',
    field: 'retiresAt',
  },
  {
    title: 'to extend a secret of an old version',
    rotated: () => at(day),
    try: 'extend',
    input: () => ({ version: 99 }),
    failure: 'changed_meanwhile',
  },
  {
    title: 'to extend a secret after the expiry',
    rotated: () => at(day),
    before: 'expire',
    try: 'extend',
    failure: 'credential_expired',
  },
]

describe.each(rotatedKinds)('R1, R2: refused for $title, with nothing changed:', (kind) => {
  test.each(attempts)('$title', async ({ rotated, before, input, failure, field, ...attempt }) => {
    const expiresAt = from(30 * day)
    const issued = rotated
      ? await newRotated(keyturn, kind, { retirement: rotated(), expiresAt })
      : await kind.issue(keyturn, { expiresAt })
    const { id, version } = before === 'disable' ? await disabled(issued.id) : issued
    if (before === 'expire')
      await prisma.credential.update({ where: { id }, data: { expiresAt: from(-minute) } })
    if (before === 'pass an hour') keyturn.passTime(hour + minute)
    const [oldest, youngest] = (await stored(id)).secrets
    const given = input?.() ?? {}
    const names: Record<string, string | undefined> = {
      'the new one': youngest?.id,
      'of somebody else': (await newRotated(keyturn, kind, { retirement: at(day) })).old.id,
    }
    const secretId = names[String(given.secretId)] ?? oldest?.id ?? ''
    const was = await stored(id)
    const request = { id, version, retirement: at(day), until: from(2 * day), ...given, secretId }
    const result = await kind[attempt.try](keyturn.runtime)(keyturn.administrator, request)
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: failure, ...(field && { fields: { [field]: expect.any(String) as string } }) },
    })
    expect(await stored(id)).toEqual(was)
  })

  async function disabled(id: string) {
    value(await kind.disable(keyturn.runtime)(keyturn.administrator, { id }))
    return { id, version: (await stored(id)).version }
  }
})

describe.each(rotatedKinds)('R1: at once, with $title:', (kind) => {
  const admin = () => keyturn.administrator

  test('two rotations put one secret beside the present one', async () => {
    const { id, version } = await kind.issue(keyturn)
    const rotate = () => kind.rotate(keyturn.runtime)(admin(), { id, version, retirement: at(day) })
    const results = await Promise.all([rotate(), rotate(), rotate()])
    expect(results.map(kindOf).toSorted()).toEqual(['already_rotating', 'already_rotating', 'ok'])
    expect((await stored(id)).secrets).toHaveLength(2)
  })

  test('a rotation and a retirement: the one of an old version is refused', async () => {
    const { id, version, old } = await newRotated(keyturn, kind, { retirement: at(day) })
    const [retired, rotated] = await Promise.all([
      kind.retire(keyturn.runtime)(admin(), { id, version, secretId: old.id }),
      kind.rotate(keyturn.runtime)(admin(), { id, version, retirement: at(day) }),
    ])
    expect(kindOf(retired)).toBe('ok')
    expect(['already_rotating', 'changed_meanwhile']).toContain(kindOf(rotated))
    expect((await stored(id)).secrets.filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  })

  test('a retirement and an extension: one is done', async () => {
    const { id, version, old } = await newRotated(keyturn, kind, { retirement: at(day) })
    const results = await Promise.all([
      kind.retire(keyturn.runtime)(admin(), { id, version, secretId: old.id }),
      kind.extend(keyturn.runtime)(admin(), { id, version, secretId: old.id, until: from(2 * day) }),
    ])
    expect(results.map(kindOf).filter((each) => each === 'ok')).toHaveLength(1)
  })

  test.runIf(onPostgres())('an extension that has waited past the date brings nothing back', async () => {
    const { id, version, old } = await newRotated(keyturn, kind, { retirement: at(hour) })
    const extended = await whileLocked(
      (sql) => sql.$queryRaw`SELECT 1 FROM "Credential" WHERE "id" = ${id} FOR UPDATE`,
      () => kind.extend(keyturn.runtime)(admin(), { id, version, secretId: old.id, until: from(2 * day) }),
      () => keyturn.passTime(2 * hour),
    )
    expect(kindOf(extended)).toBe('not_found')
    expect((await stored(id)).secrets[0]).toMatchObject({ extendedAt: null })
  })

  test('nothing changes a date in its last seconds', async () => {
    const { id, version, old } = await newRotated(keyturn, kind, { retirement: at(minute) })
    keyturn.passTime(minute - 4_000)
    const until = from(2 * day)
    const extended = await kind.extend(keyturn.runtime)(admin(), { id, version, secretId: old.id, until })
    expect(kindOf(extended)).toBe('retires_now')
  })

  test.runIf(onPostgres())(
    'ending both secrets takes their locks in the order of a writer of their uses, so that neither waits for ever',
    async () => {
      // Ids are random: the writer locks the rows by id, which must be against the order in which they were made.
      let both
      do both = await newRotated(keyturn, kind, { retirement: at(day) })
      while (both.new.id > both.old.id)
      const { id } = both
      const hold = (secretId: string) => (sql: Prisma.TransactionClient) =>
        sql.$queryRaw`SELECT 1 FROM "Secret" WHERE "id" = ${secretId} FOR UPDATE NOWAIT`
      const removed = await whileLocked(
        hold(both.new.id),
        () => kind.remove(keyturn.runtime)(admin(), { id }),
        hold(both.old.id),
      )
      expect(kindOf(removed)).toBe('ok')
      expect((await stored(id)).secrets.every(({ endedAt }) => endedAt !== null)).toBe(true)
    },
  )
})

/** Locks something, begins a change that waits for the lock, and does something before it is released. */
async function whileLocked<T>(
  lock: (sql: Prisma.TransactionClient) => Promise<unknown>,
  change: () => Promise<T>,
  meanwhile: (sql: Prisma.TransactionClient) => unknown,
): Promise<T> {
  const waiting = async () => {
    const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
    return row?.count
  }
  const changed = await prisma.$transaction(async (sql) => {
    await lock(sql)
    const done = change()
    // Answered here, or a failure of the transaction would leave it unhandled.
    done.catch(() => {})
    await expect.poll(waiting, { interval: 10 }).toBe(1n)
    await meanwhile(sql)
    return [done]
  })
  return changed[0] as Promise<T>
}
