import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { day, hour, minute } from '@/lib/domain/time'
import { openSmtp } from '@/lib/mail/smtp'
import { startSmtpServer } from '@/lib/mail/test-smtp-server'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepMailOutbox } from '@/lib/store/mail-outbox'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newRotated, rotatedKinds, type RotatedKind } from '@/lib/usecases/test-rotation'
import { sendDueMail } from './mail-sender'
import { tellOfRetiring } from './retiring-notices'
import { noticeContext, subscribe } from './test-notices'

const now = new Date('2099-11-26T12:00:00Z')
const from = (milliseconds: number, moment = now) => new Date(moment.getTime() + milliseconds)

let keyturn: TestRuntime
let prisma: PrismaClient
/** The owner is no member; the members get console and mail, or one of them; the stranger may not see the credentials. */
let owner: Person
let member: Person
let reader: Person
let stranger: Person

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const [seen, unseen] = await prisma.product.findMany({ take: 2, orderBy: { slug: 'asc' } })
  owner = await keyturn.person('product_administrator', [seen?.id ?? ''])
  member = await keyturn.person('cloud_administrator')
  reader = await keyturn.person('auditor')
  stranger = await keyturn.person('product_administrator', [unseen?.id ?? ''])
  await prisma.groupMember.deleteMany()
  await subscribe(prisma, [member, stranger], { inConsole: true, byEmail: true })
  await subscribe(prisma, [reader, owner], { inConsole: false, byEmail: true })
})
afterAll(() => keyturn.close())
afterEach(async () => {
  await prisma.notification.deleteMany()
  await prisma.credential.updateMany({ data: { disabledAt: new Date(0) } })
})

/** A credential of the owner whose old secret retires in five hours and was used a minute ago. */
async function stillUsed(kind: RotatedKind, fields: object = {}) {
  const at = from(hour, keyturn.runtime.pages.clock())
  const rotated = await newRotated(keyturn, kind, { retirement: { kind: 'at', at } })
  const product = owner.productIds[0] ?? ''
  await prisma.credential.update({
    where: { id: rotated.id },
    data: {
      ownerId: owner.id,
      expiresAt: from(365 * day),
      authorization: 'product_administrator',
      authorizedProducts: { create: { productId: product } },
    },
  })
  await prisma.secret.update({
    where: { id: rotated.old.id },
    data: {
      supersededAt: from(-7 * day),
      retiresAt: from(5 * hour),
      lastUsedAt: from(-minute),
      lastUsedFrom: '192.0.2.7',
      ...fields,
    },
  })
  return rotated
}

const tell = (moment = now) => tellOfRetiring(noticeContext(prisma), moment)
const notices = () => prisma.notification.findMany({ include: { mail: true } })

test.each(rotatedKinds)(
  'R2: the owner and subscribed members who may see it are told of $title, once, and again after an extension',
  async (kind) => {
    const { id, old } = await stillUsed(kind)
    expect(await Promise.all([tell(), tell()]).then(([one, other]) => one + other)).toBe(3)
    const found = await notices()
    const told = found.map(({ userId, inConsole, mail }) => `${userId} ${inConsole} ${mail?.recipient}`)
    expect(told.toSorted()).toEqual(
      [
        `${owner.id} true ${owner.email}`,
        `${member.id} true ${member.email}`,
        `${reader.id} false ${reader.email}`,
      ].toSorted(),
    )
    const noun = kind.action === 'api_client' ? 'secret' : 'key'
    for (const notice of found) {
      expect(notice).toMatchObject({
        kind: 'secret_retiring',
        title: expect.stringMatching(
          `^The old ${noun} of .* retires in 5 hours and is still in use$`,
        ) as string,
        body: expect.stringContaining('from 192.0.2.7') as string,
        items: [expect.objectContaining({ id })],
      })
      expect(notice.mail?.subject).toBe(notice.title)
      expect(notice.mail?.text).toContain(kind.action === 'api_client' ? `?client=${id}` : `?key=${id}`)
    }
    expect(await tell(from(minute))).toBe(0)
    const extended = { retiresAt: from(2 * day), extendedAt: from(minute), lastUsedAt: from(day) }
    await prisma.secret.update({ where: { id: old.id }, data: extended })
    expect(await tell(from(2 * minute))).toBe(0)
    expect(await tell(from(day + minute))).toBe(3)
  },
)

test.each<[string, object, object]>([
  ['it was not used since the rotation', { lastUsedAt: from(-8 * day) }, {}],
  ['it was last used a day ago', { lastUsedAt: from(-day) }, {}],
  ['it retires in more than a day', { retiresAt: from(day + minute) }, {}],
  ['it retires once it is quiet', { retiresAt: null, quietHours: 24, quietSince: now }, {}],
  ['it has ended', { endedAt: now }, {}],
  ['its date has passed', { retiresAt: from(-minute) }, {}],
  ['its credential is disabled', {}, { disabledAt: now }],
  ['its credential has expired', {}, { expiresAt: now }],
  ['its credential was deleted', {}, { deletedAt: now }],
])('R2: nobody is told if %s', async (_title, secret, credential) => {
  for (const kind of rotatedKinds) {
    const { id } = await stillUsed(kind, secret)
    await prisma.credential.update({ where: { id }, data: credential })
  }
  expect(await tell()).toBe(0)
  expect(await notices()).toEqual([])
})

test('R2: an owner who is disabled or may no longer see the credential is not told', async () => {
  const [kind] = rotatedKinds
  if (!kind) throw new Error('there is no kind')
  const { id } = await stillUsed(kind)
  await prisma.credential.update({ where: { id }, data: { ownerId: stranger.id } })
  await tell()
  expect((await notices()).map(({ userId }) => userId)).not.toContain(stranger.id)
  await prisma.notification.deleteMany()
  await prisma.credential.update({ where: { id }, data: { ownerId: owner.id } })
  await prisma.user.update({ where: { id: owner.id }, data: { disabledAt: now } })
  await tell()
  expect((await notices()).map(({ userId }) => userId)).not.toContain(owner.id)
  await prisma.user.update({ where: { id: owner.id }, data: { disabledAt: null } })
})

test('R2: the message arrives, with when and from where the old secret was last used', async () => {
  const [kind] = rotatedKinds
  if (!kind) throw new Error('there is no kind')
  await stillUsed(kind)
  await tell()
  await prisma.mailOutbox.deleteMany({ where: { recipient: { not: owner.email } } })
  const server = await startSmtpServer()
  const transport = await openSmtp({
    url: server.url,
    from: { name: 'Keyturn', address: 'keyturn@example.com' },
  })
  const outbox = keepMailOutbox(prisma)
  await sendDueMail({ outbox, transport, clock: () => now, isClosed: () => false })
  transport.close()
  await server.close()
  const [{ recipients, mail } = { recipients: [], mail: undefined }] = server.received
  expect(recipients).toEqual([owner.email])
  expect(mail?.subject).toBe('The old secret of Billing export retires in 5 hours and is still in use')
  for (const words of ['Old secret retires in 5 hours', '192.0.2.7', 'View details'])
    expect(mail?.html).toContain(words)
  expect(mail?.text).toContain('https://keys.example.com/api-clients?client=')
})
