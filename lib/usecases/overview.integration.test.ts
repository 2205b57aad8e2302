import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CountedUse } from '@/lib/domain/usage'
import { startsOfHours } from '@/lib/domain/usage-hours'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { PrismaClient } from '@/lib/store/generated/client'
import { addUsage } from '@/lib/store/write-usage'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'
import { withTwoFactor } from './test-two-factor'

const hour = 60 * 60 * 1000

let keyturn: TestRuntime
let prisma: PrismaClient
let mailServer: TestSmtpServer

beforeAll(async () => {
  mailServer = await startSmtpServer()
  keyturn = await openTestRuntime({ SMTP_URL: mailServer.url })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(async () => {
  await keyturn.close()
  await mailServer.close()
})

const now = () => keyturn.runtime.pages.clock()

async function create(fields: Partial<typeof plainClient>) {
  const form = { ...plainClient, ...fields, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

/** A use in the hour that began some hours before the present one. */
function use(credentialId: string, hoursAgo: number, changes: Partial<CountedUse> = {}): CountedUse {
  const period = new Date(startsOfHours(1, now())[0]!.getTime() - hoursAgo * hour)
  return {
    credentialId,
    scope: 'alerts:read',
    sourceAddress: '192.0.2.1',
    outcome: 'allowed',
    roles: 'cloud-administrator',
    count: 1,
    period,
    firstAt: period,
    lastAt: period,
    ...changes,
  }
}

describe('the first steps', () => {
  const steps = async (person = keyturn.administrator) =>
    value(await keyturn.runtime.getFirstSteps(person, {})).done
  const none = {
    mail: false,
    ownCatalogue: false,
    credential: false,
    gatewayAsked: false,
    secondAdministrator: false,
    secondFactor: false,
  }

  test('are done one by one as an installation is set up, and each only by what it asks for', async () => {
    const { runtime, administrator } = keyturn
    expect(await steps()).toEqual(none)

    const client = await create({ name: 'First' })
    expect(await steps()).toEqual({ ...none, credential: true })

    await addUsage(prisma, [use(client.id, 0, { scope: 'token' }), use(client.id, 1, { scope: 'revoke' })])
    expect((await steps()).gatewayAsked, 'tokens alone are no question of a gateway').toBe(false)
    await addUsage(prisma, [use(client.id, 30, { scope: '' })])
    expect((await steps()).gatewayAsked).toBe(true)

    value(await runtime.sendTestMessage(administrator, {}))
    expect((await steps()).mail).toBe(true)

    expect((await steps()).ownCatalogue).toBe(false)
    value(await runtime.removeSampleCatalogue(administrator, {}))
    expect((await steps()).ownCatalogue).toBe(true)

    const grace = { name: 'Grace', email: 'grace@example.com', productIds: [], groupIds: [] }
    value(await runtime.invitePerson(administrator, { ...grace, role: 'cloud_administrator' }))
    expect((await steps()).secondAdministrator, 'not before they can sign in').toBe(false)
    const { person } = await withTwoFactor(keyturn, 'cloud_administrator')
    expect(await steps()).toMatchObject({ secondAdministrator: true, secondFactor: false })
    expect((await steps(person)).secondFactor, 'their own').toBe(true)
  })

  test('stay done when the first credential is deleted', async () => {
    await prisma.credential.updateMany({ data: { deletedAt: now() } })
    expect((await steps()).credential).toBe(true)
    await prisma.usage.deleteMany()
    expect((await steps()).gatewayAsked).toBe(false)
  })

  test('a used service API key marks the gateway step as done', async () => {
    const form = { ...plainKey, submissionId: randomUUID(), expiresAt: new Date(now().getTime() + 1e9) }
    const { key } = value(await keyturn.runtime.createServiceApiKey(keyturn.administrator, form))
    expect((await steps()).gatewayAsked).toBe(false)
    await prisma.credential.update({ where: { id: key.id }, data: { lastRedeemedAt: now() } })
    expect((await steps()).gatewayAsked).toBe(true)
  })
})

describe('the requests of the last 24 hours', () => {
  const requests = async (person = keyturn.administrator) =>
    value(await keyturn.runtime.getHourlyRequests(person, {}))

  test('are counted per hour, with the credential that was denied most for one reason', async () => {
    await prisma.usage.deleteMany()
    await prisma.usageHour.deleteMany()
    expect(await requests()).toMatchObject({ mostDenied: null })
    expect((await requests()).hours).toHaveLength(24)

    const { id: securityId } = await prisma.product.create({
      data: { id: 'theirs', slug: 'theirs', name: 'Theirs' },
    })
    const export_ = await create({ name: 'Export' })
    const forwarder = await create({
      name: 'Forwarder',
      authorization: 'product_administrator',
      productIds: [securityId],
    })
    await addUsage(prisma, [
      use(export_.id, 0, { count: 5 }),
      use(export_.id, 23, { count: 7 }),
      use(export_.id, 24, { count: 100 }),
      use(export_.id, 2, { outcome: 'wrong_secret', count: 20 }),
      use(export_.id, 2, { outcome: 'revoked', count: 20 }),
      use(export_.id, 25, { outcome: 'revoked', count: 900 }),
      use(forwarder.id, 2, { outcome: 'insufficient_scope', count: 15 }),
      use(forwarder.id, 3, { outcome: 'insufficient_scope', sourceAddress: '192.0.2.2', count: 15 }),
      use(forwarder.id, 3, { count: 4 }),
    ])
    const { hours, mostDenied } = await requests()
    const used = hours.flatMap(({ allowed, denied }, index) =>
      allowed + denied > 0 ? [[23 - index, allowed, denied]] : [],
    )
    expect(used).toEqual([
      [23, 7, 0],
      [3, 4, 15],
      [2, 0, 55],
      [0, 5, 0],
    ])
    expect(mostDenied).toEqual({
      credential: { id: forwarder.id, kind: 'api_client', name: 'Forwarder', isDeleted: false },
      outcome: 'insufficient_scope',
      count: 30,
      firstHour: hours[20]?.start,
      lastHour: hours[21]?.start,
    })

    // Whoever sees every credential of some products gets the same numbers, which are read in another way.
    await prisma.credential.updateMany({ data: { authorization: 'product_administrator' } })
    await prisma.credentialProduct.create({ data: { credentialId: export_.id, productId: 'theirs' } })
    const everything = await requests(await keyturn.person('product_administrator', [securityId]))
    expect(everything).toEqual({ hours, mostDenied })
    await prisma.credentialProduct.delete({
      where: { credentialId_productId: { credentialId: export_.id, productId: 'theirs' } },
    })

    const theirs = await requests(await keyturn.person('product_administrator', [securityId]))
    expect(theirs.hours.reduce((sum, { allowed, denied }) => sum + allowed + denied, 0)).toBe(34)
    expect(theirs.mostDenied?.credential.name).toBe('Forwarder')
    const nobody = await requests(await keyturn.person('product_administrator'))
    expect(nobody.hours.every(({ allowed, denied }) => allowed + denied === 0)).toBe(true)
    expect(nobody.mostDenied).toBeNull()
  })
})

describe('the latest changes', () => {
  const changes = async (person = keyturn.administrator) =>
    value(await keyturn.runtime.listLatestChanges(person, {}))

  test('are the newest, without people who sign in and out and without refused attempts', async () => {
    const client = await create({ name: 'Changed' })
    const auditor = await keyturn.person('auditor')
    const group = { memberIds: [], accountAlertsInConsole: false, accountAlertsByEmail: false }
    expect(await keyturn.runtime.createGroup(auditor, { name: 'Refused', ...group })).toMatchObject({
      ok: false,
    })
    await keyturn.runtime.signOut(auditor, {})
    const seen = await changes()
    expect(seen).toHaveLength(6)
    expect(seen.slice(0, 2).map(({ action, targetId }) => [action, targetId])).toEqual([
      ['person.created', auditor.id],
      ['api_client.created', client.id],
    ])
    expect(seen.every(({ outcome }) => outcome === 'done')).toBe(true)
  })

  test('say what an edit changed, and product administrators see those of their credentials', async () => {
    const product = await prisma.product.create({ data: { id: 'seen', slug: 'seen', name: 'Seen' } })
    const fields = { authorization: 'product_administrator', productIds: [product.id] } as const
    const { id, version } = await create({ name: 'Theirs', ...fields, productIds: [product.id] })
    const form = { ...plainClient, ...fields, productIds: [product.id], name: 'Theirs now', id, version }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, form))
    await create({ name: 'Not theirs' })
    const seen = await changes(await keyturn.person('product_administrator', [product.id]))
    expect(seen.map(({ targetName, changes: said }) => [targetName, said])).toEqual([
      ['Theirs now', ['Name: “Theirs” to “Theirs now”']],
      ['Theirs', []],
    ])
  })
})
