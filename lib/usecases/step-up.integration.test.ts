import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { wholeSecond } from '@/lib/domain/secret-retirement'
import { TestAuthenticator } from '@/lib/passkeys/test-authenticator'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey } from '@/lib/token-service/test-machine'
import { registry, type UseCases } from '.'
import { newRotated, rotatedKinds, type RotatedKind } from './test-rotation'
import { withPasskey } from './test-passkeys'
import { codeOf, password, withTwoFactor } from './test-two-factor'

type Registry = typeof registry
/** Use-cases that change something. */
type Change = {
  [Name in keyof Registry]: Registry[Name] extends { kind: 'query' } ? never : Name
}[keyof Registry]

/** When each change asks for a proof that it is still this person. A change without a row does not compile. */
const table = {
  addApi: 'never',
  addPasskey: 'always',
  addProduct: 'never',
  beginPasskey: 'always',
  beginTwoFactor: 'always',
  changePassword: 'by result',
  choosePassword: 'never',
  confirmTwoFactor: 'always',
  createApiClient: 'always',
  createGroup: 'never',
  createPerson: 'always',
  createServiceApiKey: 'always',
  deleteApiClient: 'always',
  deleteApiClients: 'always',
  deleteGroup: 'never',
  deletePerson: 'always',
  deleteServiceApiKey: 'always',
  deleteServiceApiKeys: 'always',
  deleteServiceUser: 'never',
  disableApiClient: 'never',
  disableApiClients: 'never',
  disablePerson: 'never',
  disableServiceApiKey: 'never',
  disableServiceApiKeys: 'never',
  editAccount: 'never',
  editApi: 'by result',
  editApiClient: 'by result',
  editGroup: 'never',
  editPerson: 'by result',
  editServiceApiKey: 'by result',
  editServiceUser: 'never',
  enableApiClient: 'always',
  enableApiClients: 'always',
  enablePerson: 'always',
  enableServiceApiKey: 'always',
  enableServiceApiKeys: 'always',
  endOtherSessions: 'never',
  endSession: 'never',
  endSessions: 'never',
  extendApiClientSecret: 'always',
  extendServiceApiKeySecret: 'always',
  finishSignIn: 'never',
  invitePerson: 'always',
  leaveSignIn: 'never',
  makeSignInLink: 'always',
  markNotificationsRead: 'never',
  removePasskey: 'always',
  removeProduct: 'always',
  removeSampleCatalogue: 'always',
  removeTwoFactor: 'always',
  renameProduct: 'never',
  renamePasskey: 'never',
  replaceApiClient: 'always',
  replaceRecoveryCodes: 'always',
  replaceServiceApiKey: 'always',
  reportApiClientSecret: 'never',
  reportServiceApiKeySecret: 'never',
  resetSecret: 'always',
  resetTwoFactor: 'always',
  retireApi: 'always',
  retireApiClientSecret: 'always',
  retireServiceApiKeySecret: 'always',
  retryMail: 'never',
  revokeTokens: 'never',
  rotateApiClientSecret: 'always',
  rotateServiceApiKey: 'always',
  sendTestMessage: 'never',
  setPolicies: 'always',
  setUp: 'never',
  signIn: 'never',
  signInWithPasskey: 'never',
  signOut: 'never',
  stepUp: 'never',
} as const satisfies Record<Change, 'always' | 'never' | 'by result'>

type Always = { [Name in Change]: (typeof table)[Name] extends 'always' ? Name : never }[Change]

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const minute = 60_000
const hour = 60 * minute
const now = () => keyturn.runtime.pages.clock()
const from = (milliseconds: number) => new Date(now().getTime() + milliseconds)
const shownAgo = (person: Person, minutes: number): Person => ({
  ...person,
  proof: { ...person.proof, at: from(-minutes * minute) },
})

/** Everything that is stored, except what the process writes about itself. */
async function everything(): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> 'Process' ORDER BY table_name`
  const sums: string[] = []
  for (const { name } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ sum: string | null }[]>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS "sum" FROM "${name}" AS t`,
    )
    sums.push(`${name} ${row?.sum ?? ''}`)
  }
  return sums.join('\n')
}

test('each change asks exactly when the table says', () => {
  const changes = Object.entries(registry).flatMap(([name, useCase]) => {
    if (useCase.kind === 'query') return []
    return [[name, typeof useCase.stepUp === 'function' ? 'by result' : useCase.stepUp]]
  })
  expect(Object.fromEntries(changes)).toEqual(table)
})

test('nobody but a person is ever asked', () => {
  const entry = Object.entries(registry).filter(
    ([, { permission }]) => permission === 'entry' || permission === 'sign-in:finish',
  )
  expect(entry.length).toBeGreaterThan(0)
  for (const [name, useCase] of entry)
    if (useCase.kind !== 'query') expect(useCase.stepUp, name).toBe('never')
})

describe('an edit', () => {
  const apisFor = async () => {
    const { apis, products } = await listedCatalogue(keyturn)
    const [first, second] = apis.filter(({ writable, grantable }) => writable && grantable)
    const [product, other] = products
    if (!first || !second || !product || !other) throw new Error('the sample catalogue is too small')
    return { first, second, product, other }
  }
  const grant = (apiId: string, read: boolean, write: boolean) => ({ apiId, read, write })

  /** What is tried one after the other on the same credential. */
  async function attempts(): Promise<[what: string, fields: object, widens: boolean][]> {
    const { first, second, product, other } = await apisFor()
    return [
      ['a new name', { name: 'Renamed' }, false],
      ['a permission', { grants: [grant(first.id, true, true)] }, true],
      ['another API', { grants: [grant(first.id, true, false), grant(second.id, true, false)] }, true],
      ['no permission', { grants: [] }, false],
      ['one product more', { productIds: [product.id, other.id] }, true],
      [
        'the authority of a cloud administrator',
        { authorization: 'cloud_administrator', productIds: [] },
        true,
      ],
      ['an address more', { networks: ['192.0.2.0/24', '198.51.100.7'] }, true],
      ['no restriction', { networks: [] }, true],
      ['part of the network', { networks: ['192.0.2.64/26'] }, false],
      ['a later expiry', { expiresAt: from(48 * hour) }, true],
      ['an earlier expiry', { expiresAt: from(hour) }, false],
    ]
  }

  const reach = async () => {
    const { first, product } = await apisFor()
    return {
      grants: [grant(first.id, true, false)],
      authorization: 'product_administrator' as const,
      productIds: [product.id],
      networks: ['192.0.2.0/24'],
      expiresAt: from(24 * hour),
    }
  }

  test.each([
    ['an API client', newClient, 'editApiClient'],
    ['a service API key', newKey, 'editServiceApiKey'],
  ] as const)('of %s asks if it widens what the credential may do', async (_kind, issue, edit) => {
    const stale = shownAgo(keyturn.administrator, 16)
    for (const [what, fields, widens] of await attempts()) {
      const { id, version } = await issue(keyturn, await reach())
      const before = await everything()
      const call = keyturn.runtime[edit] as UseCases['editApiClient']
      expect(kindOf(await call(stale, { id, version, ...fields })), what).toBe(widens ? 'step_up' : 'ok')
      if (widens) expect(await everything(), what).toBe(before)
      if (widens)
        expect(kindOf(await call(keyturn.administrator, { id, version, ...fields })), what).toBe('ok')
    }
    const { id, version } = await issue(keyturn, { ...(await reach()), expiresAt: from(24 * hour) })
    if (edit === 'editApiClient')
      expect(kindOf(await keyturn.runtime[edit](stale, { id, version, expiresAt: null }))).toBe('step_up')
  })

  test('of a person asks if it changes their role or products', async () => {
    const { product, other } = await apisFor()
    const stale = shownAgo(keyturn.administrator, 16)
    const { id } = await keyturn.person('product_administrator', [product.id])
    const edit = async (fields: object) => kindOf(await keyturn.runtime.editPerson(stale, { id, ...fields }))
    expect(await edit({ name: 'Grace' })).toBe('ok')
    expect(await edit({ productIds: [product.id] })).toBe('ok')
    const before = await everything()
    expect(await edit({ productIds: [product.id, other.id] })).toBe('step_up')
    expect(await edit({ productIds: [other.id] })).toBe('step_up')
    expect(await edit({ role: 'cloud_administrator' })).toBe('step_up')
    expect(await edit({ role: 'auditor' })).toBe('step_up')
    expect(await everything()).toBe(before)
  })

  test('of an API asks unless it only renames it', async () => {
    const { product, other } = await apisFor()
    const stale = shownAgo(keyturn.administrator, 16)
    const fields = {
      name: 'Invoices',
      slug: 'invoices',
      productId: product.id,
      writable: true,
      grantable: true,
    }
    const { id } = value(await keyturn.runtime.addApi(keyturn.administrator, fields))
    const edit = async (changed: object) => kindOf(await keyturn.runtime.editApi(stale, { id, ...changed }))
    expect(await edit({ name: 'Bills', productId: product.id, writable: true })).toBe('ok')
    const before = await everything()
    expect(await edit({ writable: false })).toBe('step_up')
    expect(await edit({ grantable: false })).toBe('step_up')
    expect(await edit({ productId: other.id })).toBe('step_up')
    expect(await edit({ productId: null })).toBe('step_up')
    expect(await everything()).toBe(before)
  })
})

describe('a change that always asks', () => {
  const [ofClients, ofKeys] = rotatedKinds as [RotatedKind, RotatedKind]
  const one = ({ id }: { id: string }) => ({ id })
  const several = ({ id }: { id: string }) => ({ ids: [id] })
  const disabled = async (what: 'disableApiClient' | 'disableServiceApiKey', { id }: { id: string }) => {
    const disable = keyturn.runtime[what] as UseCases['disableApiClient']
    value(await disable(keyturn.administrator, { id }))
    return { id }
  }
  const rotated = async (of: RotatedKind) => {
    const { id, version, old } = await newRotated(keyturn, of, {
      retirement: { kind: 'at', at: wholeSecond(from(24 * hour)) },
    })
    return { id, version, secretId: old.id }
  }
  const retirement = { kind: 'after' as const, hours: 24 }
  const named = () => ({ name: 'Grace', email: `${randomUUID()}@example.com`, role: 'auditor' as const })
  const versioned = ({ id, version }: { id: string; version: number }) => ({ id, version })
  const newApi = async () => {
    const fields = { name: 'Invoices', slug: `a${randomUUID().slice(0, 8)}`, productId: null }
    return value(
      await keyturn.runtime.addApi(keyturn.administrator, { ...fields, writable: true, grantable: true }),
    )
  }

  /** What each is called with, and by whom if not by the administrator. */
  const cases: Record<Always, () => Promise<[input: object, by?: Person]>> = {
    addPasskey: async () => {
      const person = await keyturn.person('auditor')
      const options = value(await keyturn.runtime.beginPasskey(person, {}))
      return [{ name: 'Laptop', passkey: new TestAuthenticator().create(options) }, person]
    },
    beginPasskey: async () => [{}, await keyturn.person('auditor')],
    beginTwoFactor: async () => [{}, await keyturn.person('auditor')],
    confirmTwoFactor: async () => {
      const person = await keyturn.person('auditor')
      const { key } = value(await keyturn.runtime.beginTwoFactor(person, {}))
      return [{ code: codeOf(key.reveal(), keyturn) }, person]
    },
    createApiClient: async () => [{ ...plainClient, submissionId: randomUUID() }],
    createPerson: async () => [{ ...named(), password: 'a few chosen words' }],
    createServiceApiKey: async () => [
      { ...plainKey, serviceUser: randomUUID(), expiresAt: from(hour), submissionId: randomUUID() },
    ],
    deleteApiClient: async () => [one(await newClient(keyturn))],
    deleteApiClients: async () => [several(await newClient(keyturn))],
    deletePerson: async () => [one(await keyturn.person('auditor'))],
    deleteServiceApiKey: async () => [one(await newKey(keyturn))],
    deleteServiceApiKeys: async () => [several(await newKey(keyturn))],
    enableApiClient: async () => [await disabled('disableApiClient', await newClient(keyturn))],
    enableApiClients: async () => [several(await disabled('disableApiClient', await newClient(keyturn)))],
    enablePerson: async () => {
      const { id } = await keyturn.person('auditor')
      value(await keyturn.runtime.disablePerson(keyturn.administrator, { id }))
      return [{ id }]
    },
    enableServiceApiKey: async () => [await disabled('disableServiceApiKey', await newKey(keyturn))],
    enableServiceApiKeys: async () => [
      several(await disabled('disableServiceApiKey', await newKey(keyturn))),
    ],
    extendApiClientSecret: async () => [{ ...(await rotated(ofClients)), until: from(48 * hour) }],
    extendServiceApiKeySecret: async () => [{ ...(await rotated(ofKeys)), until: from(48 * hour) }],
    invitePerson: async () => [{ ...named(), productIds: [], groupIds: [] }],
    makeSignInLink: async () => [one(await keyturn.person('auditor'))],
    removePasskey: async () => {
      const { person, id } = await withPasskey(keyturn)
      return [{ passkeyId: id }, person]
    },
    removeProduct: async () => {
      const fields = { name: 'Attic', slug: `p${randomUUID().slice(0, 8)}` }
      return [one(value(await keyturn.runtime.addProduct(keyturn.administrator, fields)))]
    },
    removeSampleCatalogue: async () => [{}],
    removeTwoFactor: async () => [{}, (await withTwoFactor(keyturn)).person],
    replaceApiClient: async () => {
      const { id } = await newClient(keyturn, { expiresAt: from(hour) })
      keyturn.passTime(2 * hour)
      return [{ id, expiresAt: null, submissionId: randomUUID() }]
    },
    replaceRecoveryCodes: async () => [{}, (await withTwoFactor(keyturn)).person],
    replaceServiceApiKey: async () => {
      const { id } = await newKey(keyturn)
      return [{ id, expiresAt: from(hour), submissionId: randomUUID() }]
    },
    resetSecret: async () => [versioned(await newClient(keyturn))],
    resetTwoFactor: async () => [one((await withTwoFactor(keyturn)).person)],
    retireApi: async () => [one(await newApi())],
    retireApiClientSecret: async () => [await rotated(ofClients)],
    retireServiceApiKeySecret: async () => [await rotated(ofKeys)],
    rotateApiClientSecret: async () => [{ ...versioned(await newClient(keyturn)), retirement }],
    rotateServiceApiKey: async () => [{ ...versioned(await newKey(keyturn)), retirement }],
    setPolicies: async () => [{ usageDays: 30 + Math.floor(now().getMinutes()) }],
  }

  test.each(Object.entries(cases))(
    '%s: does nothing after 16 minutes, not even count an attempt; works with a recent proof',
    async (name, prepare) => {
      const [input, by = keyturn.administrator] = await prepare()
      const call = keyturn.runtime[name as Always] as UseCases['stepUp']
      const before = await everything()
      const asked = await call(shownAgo(by, 16), input)
      expect(asked).toEqual({
        ok: false,
        failure: {
          kind: 'step_up',
          needed: { by: by.proof.by, minutesAgo: 16, validMinutes: 15, factors: by.proof.factors },
        },
      })
      expect(await everything()).toBe(before)
      expect(kindOf(await call(shownAgo(by, 14), input))).toBe('ok')
    },
  )

  test('says first what is wrong with the input, and first of all that the role does not allow it', async () => {
    const stale = shownAgo(keyturn.administrator, 16)
    expect(kindOf(await keyturn.runtime.createApiClient(stale, { name: '' } as never))).toBe('invalid_input')
    const auditor = shownAgo(await keyturn.person('auditor'), 16)
    const input = { ...plainClient, submissionId: randomUUID() }
    expect(kindOf(await keyturn.runtime.createApiClient(auditor, input))).toBe('forbidden')
  })

  test('on several credentials asks once, before the first', async () => {
    const ids = [(await newClient(keyturn)).id, (await newClient(keyturn)).id]
    const stale = shownAgo(keyturn.administrator, 16)
    expect(kindOf(await keyturn.runtime.deleteApiClients(stale, { ids }))).toBe('step_up')
    expect(await prisma.credential.count({ where: { id: { in: ids }, deletedAt: null } })).toBe(2)
    expect(kindOf(await keyturn.runtime.disableApiClients(stale, { ids })), 'a leak is stopped first').toBe(
      'ok',
    )
  })
})

describe('confirming', () => {
  const create = async (person: Person) =>
    kindOf(await keyturn.runtime.createApiClient(person, { ...plainClient, submissionId: randomUUID() }))
  const events = async ({ id }: Person) =>
    (await prisma.auditEvent.findMany({ where: { actorId: id }, orderBy: { sequence: 'asc' } }))
      .filter(({ action }) => action === 'person.confirmed_again')
      .map(({ outcome, detail }) => [outcome, detail])

  test('with the password makes the next requests of this session recent, and no other session', async () => {
    const person = await keyturn.person('cloud_administrator')
    const { sessionId } = value(await keyturn.runtime.signIn(newcomer(), { email: person.email, password }))
    keyturn.passTime(16 * minute)
    const stale = await keyturn.request(person)
    expect(await create(stale)).toBe('step_up')
    const proven = value(await keyturn.runtime.stepUp(stale, { currentPassword: password }))
    expect(proven.sessionId).not.toBe(person.sessionId)
    expect(await create(await keyturn.request(proven))).toBe('ok')
    expect(await create(await keyturn.request(person)), 'with the id before it').toBe('step_up')
    expect(await create(await keyturn.request({ sessionId })), 'another session').toBe('step_up')
    keyturn.passTime(16 * minute)
    expect(await create(await keyturn.request(proven)), 'later').toBe('step_up')
    expect(await events(person)).toEqual([['done', '{"confirmedWith":"password"}']])
  })

  test('with a wrong password fails, is in the trail, and waits after four failures', async () => {
    const person = await keyturn.person('cloud_administrator')
    keyturn.passTime(16 * minute)
    const confirm = async (currentPassword: string) =>
      kindOf(await keyturn.runtime.stepUp(await keyturn.request(person), { currentPassword }))
    for (let failure = 0; failure < 4; failure++) expect(await confirm('a guess')).toBe('wrong_password')
    expect(await confirm(password)).toBe('throttled')
    expect(await create(await keyturn.request(person))).toBe('step_up')
    expect(await events(person)).toEqual(
      Array.from({ length: 4 }, () => ['refused', '{"reason":"wrong_password"}']),
    )
  })

  test('of someone with two-factor sign-in needs a code; the password is not even checked', async () => {
    const { person } = await withTwoFactor(keyturn, 'cloud_administrator')
    keyturn.passTime(16 * minute)
    const stale = await keyturn.request(person)
    for (let attempt = 0; attempt < 7; attempt++)
      expect(await keyturn.runtime.stepUp(stale, { currentPassword: password })).toMatchObject({
        failure: { kind: 'step_up', needed: { by: 'factor' } },
      })
    expect(await create(await keyturn.request(person))).toBe('step_up')
    expect(await events(person)).toEqual([])
  })

  test('with a code or a recovery code works once each, and a wrong code is in the trail', async () => {
    const { person, key, recoveryCodes } = await withTwoFactor(keyturn, 'cloud_administrator')
    keyturn.passTime(16 * minute)
    let session = { sessionId: person.sessionId }
    const confirm = async (code: string) => {
      const confirmed = await keyturn.runtime.stepUp(await keyturn.request(session), { code })
      if (confirmed.ok) session = confirmed.value
      return kindOf(confirmed)
    }
    expect(await confirm(codeOf(key, keyturn, 90_000))).toBe('wrong_code')
    const code = codeOf(key, keyturn)
    expect(await confirm(code)).toBe('ok')
    expect(await create(await keyturn.request(session))).toBe('ok')
    expect(await confirm(code), 'again').toBe('wrong_code')
    keyturn.passTime(16 * minute)
    expect(await create(await keyturn.request(session))).toBe('step_up')
    expect(await confirm(recoveryCodes[0] ?? '')).toBe('ok')
    expect(await confirm(recoveryCodes[0] ?? ''), 'again').toBe('wrong_code')
    expect(await events(person)).toEqual([
      ['refused', '{"reason":"wrong_code"}'],
      ['done', '{"confirmedWith":"code"}'],
      ['refused', '{"reason":"wrong_code"}'],
      ['done', '{"confirmedWith":"recovery_code","recoveryCodesLeft":9}'],
      ['refused', '{"reason":"wrong_code"}'],
    ])
  })

  test('is asked for before a new password by someone who has a second factor, and by nobody else', async () => {
    const change = { currentPassword: password, password: 'a few chosen words' }
    const { person } = await withTwoFactor(keyturn)
    keyturn.passTime(16 * minute)
    const late = await keyturn.request(person)
    expect(kindOf(await keyturn.runtime.changePassword(late, change))).toBe('step_up')
    expect(kindOf(await keyturn.runtime.signIn(newcomer(), { email: person.email, password }))).toBe('ok')
    const other = await keyturn.person('auditor')
    keyturn.passTime(16 * minute)
    expect(kindOf(await keyturn.runtime.changePassword(await keyturn.request(other), change))).toBe('ok')
  })

  test('by two at once with the same code, on two processes, works for one', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const beside = await keyturn.beside()
    const code = codeOf(key, keyturn)
    const results = await Promise.all([
      keyturn.runtime.stepUp(person, { code }),
      beside.runtime.stepUp(person, { code }),
    ])
    expect(results.map(kindOf).toSorted()).toEqual(['ok', 'wrong_code'])
    await beside.close()
  })

  test('counts the second factor that exists when it is stored, not when the request began', async () => {
    const person = await keyturn.person('cloud_administrator')
    const { key } = value(await keyturn.runtime.beginTwoFactor(person, {}))
    const asked = await keyturn.meanwhile(
      () => keyturn.runtime.stepUp(person, { currentPassword: password }),
      () => keyturn.runtime.confirmTwoFactor(person, { code: codeOf(key.reveal(), keyturn) }),
    )
    expect(asked).toMatchObject({ failure: { kind: 'step_up', needed: { by: 'factor' } } })
    const { person: other, key: removed } = await withTwoFactor(keyturn)
    value(await keyturn.runtime.removeTwoFactor(other, {}))
    expect(await keyturn.runtime.stepUp(other, { code: codeOf(removed, keyturn) })).toMatchObject({
      failure: { kind: 'step_up', needed: { by: 'password' } },
    })
  })

  test('with a password that was changed, or in a session that was ended, while it was checked fails', async () => {
    const confirm = (person: Person) => keyturn.runtime.stepUp(person, { currentPassword: password })
    const person = await keyturn.person('auditor')
    const changed = await keyturn.meanwhile(
      () => confirm(person),
      () => prisma.user.update({ where: { id: person.id }, data: { signInEpoch: { increment: 1 } } }),
    )
    expect(kindOf(changed)).toBe('wrong_password')
    const another = await keyturn.person('auditor')
    const ended = await keyturn.meanwhile(
      () => confirm(another),
      () => keyturn.runtime.endSessions(keyturn.administrator, { id: another.id }),
    )
    expect(kindOf(ended)).toBe('signed_out')
  })

  test.each<[string, object]>([
    ['nothing', {}],
    ['an empty password', { currentPassword: '' }],
    ['an empty code', { code: ' ' }],
    ['both', { currentPassword: password, code: '000000' }],
    ['a number', { code: 123456 }],
    ['a password that is much too long', { currentPassword: 'x'.repeat(1001) }],
  ])('needs one readable proof: %s is refused', async (_what, input) => {
    expect(kindOf(await keyturn.runtime.stepUp(keyturn.administrator, input))).toBe('invalid_input')
  })

  test('the policy decides for how long, from the next request on', async () => {
    const person = await keyturn.person('cloud_administrator')
    keyturn.passTime(6 * minute)
    expect(await create(await keyturn.request(person))).toBe('ok')
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { stepUpMinutes: 5 }))
    expect(await create(await keyturn.request(person))).toBe('step_up')
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { stepUpMinutes: 60 }))
    keyturn.passTime(50 * minute)
    expect(await create(await keyturn.request(person))).toBe('ok')
    for (const stepUpMinutes of [4, 61, 15.5, Number.NaN, null as never])
      expect(
        await keyturn.runtime.setPolicies(keyturn.administrator, { stepUpMinutes }),
        String(stepUpMinutes),
      ).toMatchObject({
        failure: { kind: 'invalid_input', fields: { stepUpMinutes: expect.any(String) as unknown } },
      })
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { stepUpMinutes: 15 }))
  })
})
