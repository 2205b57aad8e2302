import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SecretUse } from '@/lib/ports/redemptions'
import { openTestDatabase } from '@/prisma/test-database'
import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { keepRedemptions } from './redemptions'

let database: Database
let prisma: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterAll(async () => {
  await prisma.$disconnect()
  await database.close()
})

/** A credential with two secrets. */
async function newCredential() {
  const [id, first, second] = [randomUUID(), randomUUID(), randomUUID()]
  const createdAt = new Date(0)
  await prisma.credential.create({
    data: {
      id,
      kind: 'api_client',
      clientId: id,
      submissionId: id,
      name: 'Billing',
      nameKey: 'billing',
      searchText: 'billing',
      createdAt,
      secrets: {
        create: [first, second].map((secretId) => ({
          id: secretId,
          hash: Buffer.from(secretId),
          hint: 'hint',
          createdAt,
        })),
      },
    },
  })
  return { id, first, second }
}

type Known = Awaited<ReturnType<typeof newCredential>>

const use = ({ id, ...secrets }: Known, which: 'first' | 'second', second: number): SecretUse => ({
  credentialId: id,
  secretId: secrets[which],
  at: new Date(second * 1000),
  from: `192.0.2.${second}`,
  redeems: true,
})

/** The seconds at which the secrets and the credential were last used. */
async function lastUses({ id, first, second }: Known) {
  const { lastRedeemedAt, lastRedeemedFrom, secrets } = await prisma.credential.findUniqueOrThrow({
    where: { id },
    select: {
      lastRedeemedAt: true,
      lastRedeemedFrom: true,
      secrets: { select: { id: true, lastUsedAt: true, lastUsedFrom: true } },
    },
  })
  const told = (at: Date | null | undefined, from: string | null | undefined) =>
    at ? `${at.getTime() / 1000} from ${from}` : 'never'
  const ofSecret = (secretId: string) => {
    const found = secrets.find((secret) => secret.id === secretId)
    return told(found?.lastUsedAt, found?.lastUsedFrom)
  }
  return {
    first: ofSecret(first),
    second: ofSecret(second),
    credential: told(lastRedeemedAt, lastRedeemedFrom),
  }
}

test.each([
  ['the later first', [9, 5] as const],
  ['the earlier first', [5, 9] as const],
])('two secrets of a credential in one batch each keep their own last use: %s', async (_title, seconds) => {
  const credential = await newCredential()
  const batch = [use(credential, 'first', seconds[0]), use(credential, 'second', seconds[1])]
  await keepRedemptions(prisma).write(batch)
  expect(await lastUses(credential)).toEqual({
    first: `${seconds[0]} from 192.0.2.${seconds[0]}`,
    second: `${seconds[1]} from 192.0.2.${seconds[1]}`,
    credential: '9 from 192.0.2.9',
  })
})

test('an older use never overwrites a newer one, of a secret or of its credential', async () => {
  const credential = await newCredential()
  const { write } = keepRedemptions(prisma)
  await write([use(credential, 'first', 5)])
  await write([use(credential, 'first', 4), use(credential, 'second', 3)])
  expect(await lastUses(credential)).toEqual({
    first: '5 from 192.0.2.5',
    second: '3 from 192.0.2.3',
    credential: '5 from 192.0.2.5',
  })
})

test('if the same secret occurs several times in one batch, its latest use counts', async () => {
  const credential = await newCredential()
  await keepRedemptions(prisma).write([2, 7, 4].map((second) => use(credential, 'first', second)))
  expect(await lastUses(credential)).toEqual({
    first: '7 from 192.0.2.7',
    second: 'never',
    credential: '7 from 192.0.2.7',
  })
})

test('a secret deleted in the meantime does not prevent writing the others', async () => {
  const [one, other] = [await newCredential(), await newCredential()]
  await prisma.secret.delete({ where: { id: one.first } })
  await keepRedemptions(prisma).write([use(one, 'first', 8), use(other, 'second', 6)])
  expect((await lastUses(other)).second).toBe('6 from 192.0.2.6')
  expect((await lastUses(one)).credential).toBe('8 from 192.0.2.8')
})

test('a use that redeems nothing counts for the secret and not for its credential, in a batch and alone', async () => {
  const credential = await newCredential()
  const early = { ...use(credential, 'first', 3), redeems: false }
  const late = { ...use(credential, 'first', 9), redeems: false }
  const { write } = keepRedemptions(prisma)
  await write([early])
  expect(await lastUses(credential)).toEqual({
    first: '3 from 192.0.2.3',
    second: 'never',
    credential: 'never',
  })
  await write([late, use(credential, 'first', 5)])
  expect(await lastUses(credential)).toEqual({
    first: '9 from 192.0.2.9',
    second: 'never',
    credential: '5 from 192.0.2.5',
  })
})

test('R2: the first use of a secret is stored once, and the credential has none', async () => {
  const credential = await newCredential()
  const { write } = keepRedemptions(prisma)
  const firstUse = async () =>
    (await prisma.secret.findUniqueOrThrow({ where: { id: credential.first } })).firstUsedAt
  expect(await firstUse()).toBeNull()
  await write([{ ...use(credential, 'first', 5), redeems: false }])
  await write([use(credential, 'first', 4), use(credential, 'first', 9)])
  expect(await firstUse()).toEqual(new Date(5_000))
  expect((await lastUses(credential)).first).toBe('9 from 192.0.2.9')
})

test('R2: a newer use of which the address is unknown counts and keeps the last known address, and an older one does not count', async () => {
  const credential = await newCredential()
  const { write } = keepRedemptions(prisma)
  const asked = { from: null, redeems: false }
  await write([use(credential, 'first', 5), { ...use(credential, 'first', 4), ...asked }])
  expect((await lastUses(credential)).first).toBe('5 from 192.0.2.5')
  await write([{ ...use(credential, 'first', 7), ...asked }])
  expect(await lastUses(credential)).toEqual({
    first: '7 from 192.0.2.5',
    second: 'never',
    credential: '5 from 192.0.2.5',
  })
})
