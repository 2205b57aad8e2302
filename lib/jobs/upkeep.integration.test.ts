import { afterAll, beforeAll, expect, test } from 'vitest'
import { secretsRecognised } from '@/lib/domain/secret-retirement'
import { sessionsKept } from '@/lib/domain/session'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepSecrets } from '@/lib/store/keep-secrets'
import { keepRevokedTokens } from '@/lib/store/revoked-tokens'
import { keepSessions } from '@/lib/store/sessions'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newClient } from '@/lib/token-service/test-machine'
import { removeAll, expiredKept } from './upkeep'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const now = new Date('2026-11-25T12:00:00Z')
const session = (id: string, userId: string, lastSeenAt: string) => {
  const at = new Date(lastSeenAt)
  return {
    id,
    userId,
    createdAt: at,
    lastSeenAt: at,
    endedAt: at,
    completedAt: at,
    address: '192.0.2.1',
    agent: 'test',
  }
}
const idsOf = async (userId: string) => {
  const rows = await prisma.session.findMany({
    where: { userId },
    select: { id: true },
    orderBy: { lastSeenAt: 'asc' },
  })
  return rows.map(({ id }) => id)
}

test('sessions are removed ninety days after their last request, except the last complete one of each person', async () => {
  const present = await keyturn.person('auditor')
  const away = await keyturn.person('auditor')
  await prisma.session.deleteMany({ where: { userId: away.id } })
  await prisma.session.createMany({
    data: [
      session('old', present.id, '2026-08-27T11:59:59Z'),
      session('young', present.id, '2026-08-27T12:00:01Z'),
      session('older', away.id, '2025-01-01T00:00:00Z'),
      session('last', away.id, '2025-01-02T00:00:00Z'),
      // Half signed in: this shows no visit.
      { ...session('half', away.id, '2025-01-03T00:00:00Z'), completedAt: null },
    ],
  })
  await prisma.session.createMany({
    data: Array.from({ length: 1_200 }, (_, i) => session(`many-${i}`, away.id, '2024-05-01T00:00:00Z')),
  })
  await removeAll(keepSessions(prisma).remove, now, sessionsKept)
  expect(await idsOf(present.id)).toEqual(['young', present.sessionId])
  expect(await idsOf(away.id)).toEqual(['last'])
  const people = await keyturn.runtime.listPeople(keyturn.administrator, {})
  const listed = people.ok ? people.value.people.find(({ id }) => id === away.id) : undefined
  expect(listed?.lastSeenAt).toEqual(new Date('2025-01-02T00:00:00Z'))
})

test('T1: revoked tokens are removed an hour after they have expired, and with their client', async () => {
  const [client, gone] = [await newClient(keyturn), await newClient(keyturn)]
  const token = (id: string, expiresAt: string, credentialId = client.id) => ({
    id,
    credentialId,
    expiresAt: new Date(expiresAt),
  })
  await prisma.revokedToken.createMany({
    data: [
      ...Array.from({ length: 1_200 }, (_, n) => token(`old ${n}`, '2026-11-25T10:59:59Z')),
      token('expired', '2026-11-25T11:00:01Z'),
      token('alive', '2026-11-25T12:10:00Z'),
      token('without a client', '2026-11-25T12:10:00Z', gone.id),
    ],
  })
  await removeAll(keepRevokedTokens(prisma).remove, now, expiredKept)
  await prisma.credential.delete({ where: { id: gone.id } })
  const left = await prisma.revokedToken.findMany({ select: { id: true }, orderBy: { expiresAt: 'asc' } })
  expect(left.map(({ id }) => id)).toEqual(['expired', 'alive'])
})

test('R6: secrets are removed 90 days after they ended, also those of deleted credentials', async () => {
  const [client, gone] = [await newClient(keyturn), await newClient(keyturn)]
  await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: gone.id })
  const secret = (id: string, endedAt: string | null, credentialId = client.id) => ({
    id,
    credentialId,
    hash: Buffer.from(id),
    hint: 'hint',
    createdAt: new Date('2025-01-01T00:00:00Z'),
    endedAt: endedAt && new Date(endedAt),
  })
  await prisma.secret.createMany({
    data: [
      ...Array.from({ length: 250 }, (_, n) => secret(`old ${n}`, '2026-08-27T11:59:59Z')),
      secret('of a deleted one', '2026-08-27T11:59:59Z', gone.id),
      secret('recognised', '2026-08-27T12:00:01Z'),
      secret('alive', null),
    ],
  })
  await removeAll(keepSecrets(prisma).remove, now, secretsRecognised)
  const left = await prisma.secret.findMany({
    where: { credentialId: { in: [client.id, gone.id] } },
    select: { id: true, endedAt: true },
  })
  const ids = left.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['recognised', 'alive', client.secrets[0]?.id]))
  // The deleted one has just ended.
  expect(left).toHaveLength(4)
})
