import { randomUUID } from 'node:crypto'
import type { Person } from '@/lib/domain/principal'
import type { PrismaClient } from '@/lib/store/generated/client'
import { keepSecrets } from '@/lib/store/keep-secrets'
import { readNamedCredentials } from '@/lib/store/named-credentials'
import { keepNotices } from '@/lib/store/notices'
import { uniqueName } from '@/lib/store/search-keys'
import { plainClient, type TestRuntime } from '@/lib/test-runtime'
import type { NoticeContext } from './notice-store'

/** What the jobs need from a database, with digests from eight o'clock. */
export function noticeContext(prisma: PrismaClient): NoticeContext {
  const { expiring, find } = readNamedCredentials(prisma)
  return {
    store: {
      ...keepNotices(prisma),
      expiring,
      usedSinceReplaced: keepSecrets(prisma).usedSinceReplaced,
      credential: find,
      digestHour: async () => 8,
    },
    publicUrl: 'https://keys.example.com',
    mintId: randomUUID,
  }
}

/** Creates an API client that expires, with the authority of a product's administrators if a product is given. */
export async function issueExpiring(
  { runtime, administrator }: TestRuntime,
  prisma: PrismaClient,
  { name, expiresAt, productId }: { name: string; expiresAt: Date; productId?: string },
): Promise<string> {
  const created = await runtime.createApiClient(administrator, {
    ...plainClient,
    name,
    submissionId: randomUUID(),
    ...(productId && { authorization: 'product_administrator', productIds: [productId] }),
  })
  if (!created.ok) throw new Error(created.failure.kind)
  const { id } = created.value.client
  // The command refuses dates in the past, which the clock of a test may need.
  await prisma.credential.update({ where: { id }, data: { expiresAt } })
  return id
}

/** Adds people to a new group that is subscribed to account alerts. */
export async function subscribe(
  prisma: PrismaClient,
  people: Person[],
  ways: { inConsole: boolean; byEmail: boolean },
): Promise<void> {
  const id = randomUUID()
  await prisma.group.create({
    data: {
      id,
      ...uniqueName(`Group ${id}`),
      accountAlertsInConsole: ways.inConsole,
      accountAlertsByEmail: ways.byEmail,
      members: { create: people.map((person) => ({ userId: person.id })) },
    },
  })
}
