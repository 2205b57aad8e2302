import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { isSessionLive } from '@/lib/domain/session'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, stranger, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const anEmail = () => `person-${randomBytes(4).toString('hex')}@example.com`
const password = 'a few chosen words'

function invitation(fields: object = {}) {
  const form = { name: 'Grace Hopper', email: anEmail(), role: 'auditor' as const }
  return { ...form, productIds: [] as string[], groupIds: [] as string[], ...fields }
}

const invite = (fields: object = {}) =>
  keyturn.runtime.invitePerson(keyturn.administrator, invitation(fields))

/** Everybody, page by page. */
async function listed() {
  const list = (after?: { key: string; id: string }) =>
    keyturn.runtime.listPeople(keyturn.administrator, { after })
  const people = []
  let page = value(await list())
  people.push(...page.people)
  while (page.next) {
    page = value(await list(page.next))
    people.push(...page.people)
  }
  return { people }
}
const listedPerson = async (id: string) => (await listed()).people.find((person) => person.id === id)
const latestEvent = async () =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events[0]
const signIn = (email: string, chosen = password) =>
  keyturn.runtime.signIn(stranger, { email, password: chosen })
const choose = (token: string, chosen = password) =>
  keyturn.runtime.choosePassword(stranger, { token, password: chosen, timeZone: 'Europe/Berlin' })

async function sql(text: string): Promise<void> {
  const connection = await keyturn.database.connectAlone()
  await connection.executeRaw({ sql: text, args: [], argTypes: [] })
  await connection.dispose()
}

async function isSignedIn(person: Person): Promise<boolean> {
  const session = await keyturn.runtime.session.sessions.find(person.sessionId)
  return session !== null && isSessionLive(session, new Date())
}

describe('an invitation', () => {
  test('is a link with which a person chooses their password, once', async () => {
    const { person, token } = value(await invite({ email: ' Grace@Example.com ' }))
    expect(await listedPerson(person.id)).toMatchObject({
      email: 'grace@example.com',
      state: 'invited',
      lastSeenAt: null,
    })
    expect(await latestEvent()).toMatchObject({ action: 'person.invited', targetId: person.id })
    expect(kindOf(await signIn('grace@example.com'))).toBe('sign_in_failed')

    const found = value(await keyturn.runtime.findSignInLink(stranger, { token: token.reveal() }))
    expect(found).toMatchObject({ email: 'grace@example.com', hasPassword: false })
    expect(kindOf(await choose(token.reveal()))).toBe('ok')
    expect(await latestEvent()).toMatchObject({
      action: 'person.password_chosen',
      actorId: person.id,
      targetId: person.id,
    })
    const { sessionId } = value(await signIn('grace@example.com'))
    const session = await keyturn.runtime.session.sessions.find(sessionId)
    expect(session?.person).toMatchObject({ role: 'auditor', timeZone: 'Europe/Berlin' })
    const { state, lastSeenAt } = (await listedPerson(person.id)) ?? {}
    expect(state).toBe('active')
    expect(lastSeenAt).toBeInstanceOf(Date)

    expect(kindOf(await choose(token.reveal(), 'another password'))).toBe('sign_in_link_closed')
    expect(kindOf(await signIn('grace@example.com'))).toBe('ok')
  })

  test('works once, even if several requests use it at the same moment', async () => {
    const { person, token } = value(await invite())
    const chosen = Array.from({ length: 5 }, (_, index) => `password number ${index}`)
    const answers = await Promise.all(chosen.map((text) => choose(token.reveal(), text)))
    expect(answers.map(kindOf).toSorted()).toEqual([
      'ok',
      ...Array.from({ length: 4 }, () => 'sign_in_link_closed'),
    ])
    const winner = chosen[answers.findIndex((answer) => answer.ok)]
    expect(kindOf(await signIn(person.email, winner))).toBe('ok')
  })

  test('stores nothing that opens it', async () => {
    const { token } = value(await invite())
    const connection = await keyturn.database.connectAlone()
    const { rows } = await connection.queryRaw({
      sql: `SELECT row_to_json("SignInLink")::text FROM "SignInLink"`,
      args: [],
      argTypes: [],
    })
    await connection.dispose()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token.reveal())
    expect(JSON.stringify({ token })).toBe('{"token":"[secret]"}')
  })

  test('stops working once it has expired or was replaced, or its person is disabled or deleted', async () => {
    const expired = value(await invite())
    await sql(`UPDATE "SignInLink" SET "expiresAt" = now() WHERE "userId" = '${expired.person.id}'`)
    const replaced = value(await invite())
    const { token } = value(
      await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: replaced.person.id }),
    )
    const disabled = value(await invite())
    await keyturn.runtime.disablePerson(keyturn.administrator, { id: disabled.person.id })
    const deleted = value(await invite())
    await keyturn.runtime.deletePerson(keyturn.administrator, { id: deleted.person.id })

    const dead = [expired, replaced, disabled, deleted].map((each) => each.token.reveal())
    for (const text of [...dead, '', 'nonsense', 'x'.repeat(200), 'null\0byte']) {
      expect(kindOf(await keyturn.runtime.findSignInLink(stranger, { token: text }))).toBe(
        'sign_in_link_closed',
      )
      expect(kindOf(await choose(text))).toBe('sign_in_link_closed')
    }
    expect(kindOf(await choose(token.reveal()))).toBe('ok')
  })

  test('refuses wrong input with an error at its field, and writes nothing', async () => {
    const { person } = value(await invite())
    const before = (await listed()).people.length
    expect(kindOf(await invite({ email: person.email.toUpperCase() }))).toBe('person_exists')
    const wrong: [object, string][] = [
      [{ name: 'x'.repeat(300) }, 'name'],
      [{ name: ' ' }, 'name'],
      [{ email: 'nobody' }, 'email'],
      [{ role: 'root' }, 'role'],
      [{ role: 'product_administrator' }, 'productIds'],
      [{ role: 'product_administrator', productIds: ['unknown'] }, 'productIds'],
      [{ groupIds: ['unknown'] }, 'groupIds'],
      [{ groupIds: ['null\0byte'] }, 'groupIds'],
    ]
    for (const [fields, field] of wrong) {
      const result = await invite(fields)
      expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
      expect(
        !result.ok && result.failure.kind === 'invalid_input' && Object.keys(result.failure.fields),
      ).toEqual([field])
    }
    expect((await listed()).people).toHaveLength(before)
  })

  test('for one e-mail address, sent by two people at the same moment, creates one person', async () => {
    const email = anEmail()
    const answers = await Promise.all([invite({ email }), invite({ email }), invite({ email })])
    expect(answers.map(kindOf).toSorted()).toEqual(['ok', 'person_exists', 'person_exists'])
  })
})

describe('a new sign-in link', () => {
  test('replaces a forgotten password and ends every session of the person', async () => {
    const person = await keyturn.person('auditor')
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    expect(kindOf(await signIn(person.email, 'correct horse battery')), 'until it is used').toBe('ok')
    expect(kindOf(await choose(token.reveal()))).toBe('ok')
    expect(await isSignedIn(person)).toBe(false)
    expect(kindOf(await signIn(person.email, 'correct horse battery'))).toBe('sign_in_failed')
    expect(kindOf(await signIn(person.email))).toBe('ok')
  })

  test('lets a person in who has to wait after too many failures, in the browser in which it was used', async () => {
    const person = await keyturn.person('auditor')
    for (let failure = 0; failure < 11; failure++) await signIn(person.email, 'forgotten')
    expect(kindOf(await signIn(person.email, 'correct horse battery'))).toBe('throttled')
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    const { device } = value(await choose(token.reveal()))
    expect(kindOf(await signIn(person.email))).toBe('throttled')
    const known = { ...stranger, device }
    const again = { email: person.email, password }
    expect(kindOf(await keyturn.runtime.signIn(known, again))).toBe('ok')
  })

  test('is not made for a disabled or unknown person', async () => {
    const person = await keyturn.person('auditor')
    await keyturn.runtime.disablePerson(keyturn.administrator, { id: person.id })
    const make = (id: string) => keyturn.runtime.makeSignInLink(keyturn.administrator, { id })
    expect(kindOf(await make(person.id))).toBe('person_disabled')
    expect(kindOf(await make('unknown'))).toBe('not_found')
    expect(kindOf(await make("'; DROP TABLE"))).toBe('invalid_input')
  })
})

describe('a person', () => {
  test('who is disabled is signed out with the next request, and after being enabled has to sign in again', async () => {
    const person = await keyturn.person('auditor')
    expect(kindOf(await keyturn.runtime.disablePerson(keyturn.administrator, { id: person.id }))).toBe('ok')
    expect(await isSignedIn(person)).toBe(false)
    expect(kindOf(await signIn(person.email, 'correct horse battery'))).toBe('sign_in_failed')
    expect((await listedPerson(person.id))?.state).toBe('disabled')

    expect(kindOf(await keyturn.runtime.enablePerson(keyturn.administrator, { id: person.id }))).toBe('ok')
    expect(await isSignedIn(person), 'the old session stays ended').toBe(false)
    expect(kindOf(await signIn(person.email, 'correct horse battery'))).toBe('ok')
  })

  test('is edited: name, role, products and groups', async () => {
    const { products, groups } = value(await keyturn.runtime.listPersonChoices(keyturn.administrator, {}))
    const [product] = products
    const [group] = groups
    if (!product || !group) throw new Error('the seed has products, and set-up a group')
    const person = await keyturn.person('cloud_administrator')
    const fields = { name: ' Petra ', role: 'product_administrator' as const }
    const edited = { id: person.id, ...fields, productIds: [product.id, product.id], groupIds: [group.id] }
    expect(kindOf(await keyturn.runtime.editPerson(keyturn.administrator, edited))).toBe('ok')
    expect(await listedPerson(person.id)).toMatchObject({
      name: 'Petra',
      role: 'product_administrator',
      products: [{ id: product.id }],
      groups: [{ id: group.id }],
    })
    const event = await latestEvent()
    expect(JSON.parse(event?.detail ?? '')).toMatchObject({
      'role.before': 'cloud_administrator',
      'role.after': 'product_administrator',
      'products.after': product.slug,
      'groups.after': group.name,
    })
    const session = await keyturn.runtime.session.sessions.find(person.sessionId)
    expect(session?.person).toMatchObject({ role: 'product_administrator', productIds: [product.id] })

    // A person who is no longer a product administrator has no products either.
    const auditor = { ...edited, role: 'auditor' as const, groupIds: [] }
    expect(kindOf(await keyturn.runtime.editPerson(keyturn.administrator, auditor))).toBe('ok')
    expect(await listedPerson(person.id)).toMatchObject({ role: 'auditor', products: [], groups: [] })
  })

  test('is signed out everywhere', async () => {
    const person = await keyturn.person('auditor')
    const ended = value(await keyturn.runtime.endSessions(keyturn.administrator, { id: person.id }))
    expect(ended.sessions).toBe(1)
    expect(await isSignedIn(person)).toBe(false)
    expect(await latestEvent()).toMatchObject({ action: 'person.sessions_ended', targetId: person.id })
  })

  test('is deleted, and their credentials and audit events stay', async () => {
    const person = await keyturn.person('cloud_administrator')
    const { client } = value(
      await keyturn.runtime.createApiClient(person, {
        ...plainClient,
        name: 'Outlives its maker',
        submissionId: crypto.randomUUID(),
      }),
    )
    await sql(`UPDATE "Credential" SET "ownerId" = '${person.id}' WHERE "id" = '${client.id}'`)
    expect(kindOf(await keyturn.runtime.deletePerson(keyturn.administrator, { id: person.id }))).toBe('ok')
    expect(await listedPerson(person.id)).toBeUndefined()
    expect(await isSignedIn(person)).toBe(false)
    const kept = value(await keyturn.runtime.getApiClient(keyturn.administrator, { id: client.id }))
    expect(kept).toMatchObject({ name: 'Outlives its maker', createdBy: null })
    expect(await latestEvent()).toMatchObject({ action: 'person.deleted', targetName: person.name })
    expect(kindOf(await keyturn.runtime.deletePerson(keyturn.administrator, { id: person.id }))).toBe(
      'not_found',
    )
  })
})

describe('the last cloud administrator', () => {
  /** Disables everyone else who could manage Keyturn. */
  async function alone(...ids: string[]): Promise<void> {
    await sql(`UPDATE "User" SET "disabledAt" = now() WHERE "role" = 'cloud_administrator'`)
    await sql(
      `UPDATE "User" SET "disabledAt" = NULL WHERE "id" IN (${ids.map((id) => `'${id}'`).join(', ')})`,
    )
  }
  const demotion = (id: string) => ({
    id,
    name: 'Ada',
    role: 'auditor' as const,
    productIds: [],
    groupIds: [],
  })
  const able = async () =>
    (await listed()).people.filter((each) => each.role === 'cloud_administrator' && each.state === 'active')

  test('cannot be demoted, disabled or deleted, even by themselves, and the attempt is recorded', async () => {
    const { administrator, runtime } = keyturn
    await alone(administrator.id)
    await invite({ role: 'cloud_administrator' })
    const attempts = [
      () => runtime.editPerson(administrator, demotion(administrator.id)),
      () => runtime.disablePerson(administrator, { id: administrator.id }),
      () => runtime.deletePerson(administrator, { id: administrator.id }),
    ]
    for (const attempt of attempts) {
      expect(kindOf(await attempt())).toBe('last_administrator')
      expect(await latestEvent()).toMatchObject({ outcome: 'refused', targetId: administrator.id })
    }
    expect((await able()).map((each) => each.id)).toEqual([administrator.id])
    const renamed = { ...demotion(administrator.id), role: 'cloud_administrator' as const }
    expect(
      kindOf(await runtime.editPerson(administrator, renamed)),
      'a new name takes no permission away',
    ).toBe('ok')
  })

  test('stays if two demote each other at the same moment', async () => {
    const { runtime } = keyturn
    const ways = [
      (by: Person, id: string) => runtime.editPerson(by, demotion(id)),
      (by: Person, id: string) => runtime.disablePerson(by, { id }),
      (by: Person, id: string) => runtime.deletePerson(by, { id }),
    ]
    for (const mine of ways) {
      for (const theirs of ways) {
        await alone(keyturn.administrator.id)
        const me = await keyturn.person('cloud_administrator')
        const other = await keyturn.person('cloud_administrator')
        await alone(me.id, other.id)
        const answers = await Promise.all([mine(me, other.id), theirs(other, me.id)])
        expect(answers.map(kindOf).toSorted()).toEqual(['last_administrator', 'ok'])
        expect(await able()).toHaveLength(1)
      }
    }
  })

  test('stays if five are demoted at once', async () => {
    await alone(keyturn.administrator.id)
    const five = await Promise.all(Array.from({ length: 5 }, () => keyturn.person('cloud_administrator')))
    await alone(...five.map((each) => each.id))
    const [first] = five
    if (!first) throw new Error('there are five')
    const answers = await Promise.all(
      five.map((each) => keyturn.runtime.editPerson(first, demotion(each.id))),
    )
    expect(answers.map(kindOf).toSorted()).toEqual(['last_administrator', 'ok', 'ok', 'ok', 'ok'])
    expect(await able()).toHaveLength(1)
  })
})

describe('the list of people', () => {
  test('is in the order of the names, and paged forwards and backwards', async () => {
    for (let made = 0; made < 55; made++) value(await invite({ name: `Paged ${made % 3}` }))
    const page = async (place: object) =>
      value(await keyturn.runtime.listPeople(keyturn.administrator, place))
    const names = ({ people }: Awaited<ReturnType<typeof page>>) =>
      people.map(({ name, id }) => `${name} ${id}`)
    const first = await page({ search: 'paged' })
    expect(first.people).toHaveLength(50)
    expect(first).toMatchObject({ total: { count: 55, isExact: true }, previous: null })
    const second = await page({ search: 'paged', after: first.next })
    expect(second.people).toHaveLength(5)
    expect(second.next).toBeNull()
    const all = [...names(first), ...names(second)]
    expect(all).toEqual(all.toSorted())
    expect(new Set(all).size).toBe(55)
    expect(names(await page({ search: 'paged', before: second.previous }))).toEqual(names(first))
    // A place stays valid when its person is gone, and a page beyond the end is the first.
    value(await keyturn.runtime.deletePerson(keyturn.administrator, { id: first.next?.id ?? '' }))
    expect(names(await page({ search: 'paged', after: first.next }))).toEqual(names(second))
    expect(names(await page({ search: 'paged', after: { key: 'zzz', id: 'x' } }))).toHaveLength(50)
  })

  test('is searched in names and e-mail addresses, and filtered by role and state', async () => {
    const email = anEmail()
    const { person, token } = value(await invite({ name: 'Größe', email }))
    const found = async (filter: object) =>
      value(await keyturn.runtime.listPeople(keyturn.administrator, filter)).people.map(({ id }) => id)
    for (const search of ['GRÖSSE', email.slice(0, 12).toUpperCase(), 'röß'])
      expect(await found({ search }), search).toEqual([person.id])
    expect(await found({ search: '%' })).toEqual([])
    expect(await found({ search: email, role: 'auditor', state: 'invited' })).toEqual([person.id])
    expect(await found({ search: email, role: 'cloud_administrator' })).toEqual([])
    value(await choose(token.reveal()))
    expect(await found({ search: email, state: 'active' })).toEqual([person.id])
    expect(value(await keyturn.runtime.findPeople(keyturn.administrator, { search: email }))).toEqual([
      { id: person.id, name: 'Größe', email },
    ])
    value(await keyturn.runtime.disablePerson(keyturn.administrator, { id: person.id }))
    expect(await found({ search: email, state: 'active' })).toEqual([])
    expect(await found({ search: email, state: 'disabled' })).toEqual([person.id])
    // A new name is found, the old one is not.
    value(await keyturn.runtime.editPerson(keyturn.administrator, { id: person.id, name: 'Kleine' }))
    expect(await found({ search: 'kleine' })).toEqual([person.id])
    expect(await found({ search: 'größe' })).toEqual([])
  })
})

test('what a person is responsible for is named before they are deleted', async () => {
  const { person } = value(await invite())
  const { client } = value(
    await keyturn.runtime.createApiClient(keyturn.administrator, {
      ...plainClient,
      ownerId: person.id,
      submissionId: randomUUID(),
    }),
  )
  expect(value(await keyturn.runtime.getPersonHoldings(keyturn.administrator, { id: person.id }))).toEqual({
    credentials: {
      some: [{ id: client.id, kind: 'api_client', name: client.name, lastUsedAt: null }],
      count: 1,
      usedLately: 0,
    },
    serviceUsers: { names: [], count: 0 },
  })
})
