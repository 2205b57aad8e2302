import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PrismaClient } from '@/lib/store/generated/client'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey, requestToken } from './test-machine'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

interface Issued {
  id: string
  clientId?: string
  secret: string
}

const secretOf = (credentialId: string) => prisma.secret.findFirstOrThrow({ where: { credentialId } })

/** Moves the secret of another credential to this one, before either has been used. */
async function withTwoSecrets(issue: () => Promise<Issued>) {
  const [credential, donor] = [await issue(), await issue()]
  const [own, added] = [await secretOf(credential.id), await secretOf(donor.id)]
  await prisma.secret.update({ where: { id: added.id }, data: { credentialId: credential.id } })
  return {
    id: credential.id,
    clientId: credential.clientId ?? '',
    first: { id: own.id, text: credential.secret },
    second: { id: added.id, text: donor.secret },
  }
}

const statusOf = async (key: string, from = '192.0.2.1') =>
  (
    await keyturn.machines.inject({
      url: '/verify',
      headers: { 'x-api-key': key, 'x-forwarded-for': from },
    })
  ).statusCode

/** The addresses at which each secret and the credential as a whole were last used, once both secrets were. */
async function lastUses({ id, first, second }: Awaited<ReturnType<typeof withTwoSecrets>>) {
  const usedFrom = async (secretId: string) =>
    (await prisma.secret.findUniqueOrThrow({ where: { id: secretId } })).lastUsedFrom
  const both = async () => [await usedFrom(first.id), await usedFrom(second.id)]
  await expect.poll(both).not.toContain(null)
  const { lastRedeemedFrom } = await prisma.credential.findUniqueOrThrow({ where: { id } })
  return { secrets: await both(), credential: lastRedeemedFrom }
}

describe('a service API key with two live secrets', () => {
  test('passes with either, and each keeps its own last use', async () => {
    const key = await withTwoSecrets(() => newKey(keyturn))
    expect(await statusOf(key.second.text, '192.0.2.2')).toBe(204)
    keyturn.passTime(10)
    expect(await statusOf(key.first.text, '192.0.2.1')).toBe(204)
    expect(await lastUses(key)).toEqual({ secrets: ['192.0.2.1', '192.0.2.2'], credential: '192.0.2.1' })
  })

  test('passes with the remaining one when the other retires, while both are in memory', async () => {
    const key = await withTwoSecrets(() => newKey(keyturn))
    const retiresAt = new Date(keyturn.runtime.pages.clock().getTime() + 60_000)
    await prisma.secret.update({ where: { id: key.first.id }, data: { retiresAt } })
    for (const { text } of [key.first, key.second]) expect(await statusOf(text)).toBe(204)
    keyturn.passTime(60_000)
    expect(await statusOf(key.first.text)).toBe(401)
    expect(await statusOf(key.second.text)).toBe(204)
  })

  test('is refused with both when it is disabled, and passes with both when it is enabled', async () => {
    const key = await withTwoSecrets(() => newKey(keyturn))
    const both = async () => [await statusOf(key.first.text), await statusOf(key.second.text)]
    expect(await both()).toEqual([204, 204])
    await keyturn.runtime.disableServiceApiKey(keyturn.administrator, { id: key.id })
    expect(await both()).toEqual([401, 401])
    await keyturn.runtime.enableServiceApiKey(keyturn.administrator, { id: key.id })
    expect(await both()).toEqual([204, 204])
    await keyturn.runtime.deleteServiceApiKey(keyturn.administrator, { id: key.id })
    expect(await both()).toEqual([401, 401])
  })

  test('no longer passes with a secret that has ended', async () => {
    const key = await withTwoSecrets(() => newKey(keyturn))
    for (const { text } of [key.first, key.second]) expect(await statusOf(text)).toBe(204)
    await prisma.secret.delete({ where: { id: key.first.id } })
    // Any announced change will do: ending a secret announces its credential.
    await keyturn.runtime.disableServiceApiKey(keyturn.administrator, { id: key.id })
    await keyturn.runtime.enableServiceApiKey(keyturn.administrator, { id: key.id })
    expect(await statusOf(key.first.text)).toBe(401)
    expect(await statusOf(key.second.text)).toBe(204)
  })
})

test('an API client with two live secrets gets tokens with either, and each keeps its own last use', async () => {
  const client = await withTwoSecrets(() => newClient(keyturn))
  for (const [secret, from] of [
    [client.first.text, '192.0.2.1'],
    [client.second.text, '192.0.2.2'],
  ] as const) {
    const form = { client_id: client.clientId, client_secret: secret }
    const answer = await requestToken(keyturn.machines, { form, headers: { 'x-forwarded-for': from } })
    expect(answer.statusCode).toBe(200)
    keyturn.passTime(10)
  }
  expect(await lastUses(client)).toEqual({ secrets: ['192.0.2.1', '192.0.2.2'], credential: '192.0.2.2' })
})
