import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '@/lib/domain/principal'
import { openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'
import { registry, type UseCases } from '.'
import { enrolling, newHalf } from './test-two-factor'

type Name = keyof UseCases
type Who = 'cloud_administrator' | 'product_administrator' | 'auditor' | 'half' | 'enrolling' | 'stranger'

/** The roles that may call each use-case. A use-case without a row fails the test. */
const table: Record<Name, Who[]> = {
  addApi: ['cloud_administrator'],
  addPasskey: ['cloud_administrator', 'product_administrator', 'auditor', 'enrolling'],
  addProduct: ['cloud_administrator'],
  beginPasskey: ['cloud_administrator', 'product_administrator', 'auditor', 'enrolling'],
  beginPasskeySecondStep: ['half'],
  beginPasskeySignIn: ['stranger'],
  beginPasskeyStepUp: ['cloud_administrator', 'product_administrator', 'auditor'],
  beginTwoFactor: ['cloud_administrator', 'product_administrator', 'auditor', 'enrolling'],
  changePassword: ['cloud_administrator', 'product_administrator', 'auditor'],
  choosePassword: ['stranger'],
  confirmTwoFactor: ['cloud_administrator', 'product_administrator', 'auditor', 'enrolling'],
  countAttention: ['cloud_administrator', 'product_administrator', 'auditor'],
  countTwoFactor: ['cloud_administrator', 'auditor'],
  countUnreadNotifications: ['cloud_administrator', 'product_administrator', 'auditor'],
  createApiClient: ['cloud_administrator'],
  createGroup: ['cloud_administrator'],
  createPerson: ['cloud_administrator'],
  createServiceApiKey: ['cloud_administrator'],
  deleteApiClient: ['cloud_administrator'],
  deleteApiClients: ['cloud_administrator'],
  deleteGroup: ['cloud_administrator'],
  deletePerson: ['cloud_administrator'],
  deleteServiceApiKey: ['cloud_administrator'],
  deleteServiceApiKeys: ['cloud_administrator'],
  deleteServiceUser: ['cloud_administrator'],
  disableApiClient: ['cloud_administrator'],
  disableApiClients: ['cloud_administrator'],
  disablePerson: ['cloud_administrator'],
  disableServiceApiKey: ['cloud_administrator'],
  disableServiceApiKeys: ['cloud_administrator'],
  editAccount: ['cloud_administrator', 'product_administrator', 'auditor'],
  editApi: ['cloud_administrator'],
  editApiClient: ['cloud_administrator'],
  editGroup: ['cloud_administrator'],
  editPerson: ['cloud_administrator'],
  editServiceApiKey: ['cloud_administrator'],
  editServiceUser: ['cloud_administrator'],
  enableApiClient: ['cloud_administrator'],
  enableApiClients: ['cloud_administrator'],
  enablePerson: ['cloud_administrator'],
  enableServiceApiKey: ['cloud_administrator'],
  enableServiceApiKeys: ['cloud_administrator'],
  endOtherSessions: ['cloud_administrator', 'product_administrator', 'auditor'],
  endSession: ['cloud_administrator', 'product_administrator', 'auditor'],
  endSessions: ['cloud_administrator'],
  eventsOfCredential: ['cloud_administrator', 'product_administrator', 'auditor'],
  exportApiClients: ['cloud_administrator', 'product_administrator', 'auditor'],
  exportAuditEvents: ['cloud_administrator', 'auditor'],
  exportServiceApiKeys: ['cloud_administrator', 'product_administrator', 'auditor'],
  exportRefusals: ['cloud_administrator', 'auditor'],
  exportUsage: ['cloud_administrator', 'auditor'],
  findBySecret: ['cloud_administrator'],
  findAnything: ['cloud_administrator', 'product_administrator', 'auditor'],
  findPeople: ['cloud_administrator', 'auditor'],
  finishSignIn: ['half'],
  findSignInLink: ['stranger'],
  findTrailCredentials: ['cloud_administrator', 'product_administrator', 'auditor'],
  findTrailPeople: ['cloud_administrator', 'product_administrator', 'auditor'],
  getApiClient: ['cloud_administrator', 'product_administrator', 'auditor'],
  getApiHolders: ['cloud_administrator', 'auditor'],
  getAuditEvent: ['cloud_administrator', 'product_administrator', 'auditor'],
  getExpirations: ['cloud_administrator', 'product_administrator', 'auditor'],
  getExpiryLine: ['cloud_administrator', 'product_administrator', 'auditor'],
  getFirstSteps: ['cloud_administrator'],
  getGroup: ['cloud_administrator', 'auditor'],
  getMailState: ['cloud_administrator', 'auditor'],
  getOwnFactors: ['half'],
  getPerson: ['cloud_administrator', 'auditor'],
  getPersonHoldings: ['cloud_administrator', 'auditor'],
  getPolicies: ['cloud_administrator', 'auditor'],
  getProductUse: ['cloud_administrator', 'auditor'],
  getProxyState: ['cloud_administrator', 'auditor'],
  getHourlyRequests: ['cloud_administrator', 'product_administrator', 'auditor'],
  getSamples: ['cloud_administrator', 'auditor'],
  getServiceApiKey: ['cloud_administrator', 'product_administrator', 'auditor'],
  getServiceUserKeys: ['cloud_administrator', 'auditor'],
  getSetUpState: ['stranger'],
  getTwoFactor: ['cloud_administrator', 'product_administrator', 'auditor'],
  invitePerson: ['cloud_administrator'],
  listLatestChanges: ['cloud_administrator', 'product_administrator', 'auditor'],
  leaveSignIn: ['half', 'enrolling'],
  listApiClientChoices: ['cloud_administrator', 'product_administrator', 'auditor'],
  listApiClients: ['cloud_administrator', 'product_administrator', 'auditor'],
  listApplications: ['cloud_administrator', 'product_administrator', 'auditor'],
  listAuditEvents: ['cloud_administrator', 'product_administrator', 'auditor'],
  listCatalogue: ['cloud_administrator', 'auditor'],
  listConnectableApis: ['cloud_administrator', 'product_administrator', 'auditor'],
  listDeadlines: ['cloud_administrator', 'product_administrator', 'auditor'],
  listGrantableApis: ['cloud_administrator'],
  listMatchingApiClients: ['cloud_administrator', 'product_administrator', 'auditor'],
  listMatchingServiceApiKeys: ['cloud_administrator', 'product_administrator', 'auditor'],
  listGroups: ['cloud_administrator', 'auditor'],
  listPasskeys: ['cloud_administrator', 'product_administrator', 'auditor'],
  listPeople: ['cloud_administrator', 'auditor'],
  listServiceApiKeyChoices: ['cloud_administrator', 'product_administrator', 'auditor'],
  listRefusals: ['cloud_administrator', 'product_administrator', 'auditor'],
  listPersonChoices: ['cloud_administrator', 'auditor'],
  listServiceApiKeys: ['cloud_administrator', 'product_administrator', 'auditor'],
  listServiceUserChoices: ['cloud_administrator'],
  listServiceUsers: ['cloud_administrator', 'auditor'],
  listSessions: ['cloud_administrator', 'product_administrator', 'auditor'],
  listUsage: ['cloud_administrator', 'product_administrator', 'auditor'],
  listUsedAddresses: ['cloud_administrator', 'product_administrator', 'auditor'],
  makeSignInLink: ['cloud_administrator'],
  replaceApiClient: ['cloud_administrator'],
  removeTwoFactor: ['cloud_administrator', 'product_administrator', 'auditor'],
  removePasskey: ['cloud_administrator', 'product_administrator', 'auditor'],
  removeProduct: ['cloud_administrator'],
  removeSampleCatalogue: ['cloud_administrator'],
  replaceRecoveryCodes: ['cloud_administrator', 'product_administrator', 'auditor'],
  renamePasskey: ['cloud_administrator', 'product_administrator', 'auditor'],
  renameProduct: ['cloud_administrator'],
  replaceServiceApiKey: ['cloud_administrator'],
  listNotifications: ['cloud_administrator', 'product_administrator', 'auditor'],
  markNotificationsRead: ['cloud_administrator', 'product_administrator', 'auditor'],
  reportApiClientSecret: ['cloud_administrator'],
  reportServiceApiKeySecret: ['cloud_administrator'],
  resetSecret: ['cloud_administrator'],
  resetTwoFactor: ['cloud_administrator'],
  extendApiClientSecret: ['cloud_administrator'],
  extendServiceApiKeySecret: ['cloud_administrator'],
  retireApiClientSecret: ['cloud_administrator'],
  retireServiceApiKeySecret: ['cloud_administrator'],
  rotateApiClientSecret: ['cloud_administrator'],
  rotateServiceApiKey: ['cloud_administrator'],
  retireApi: ['cloud_administrator'],
  retryMail: ['cloud_administrator'],
  revokeTokens: ['cloud_administrator'],
  sendTestMessage: ['cloud_administrator'],
  setPolicies: ['cloud_administrator'],
  setUp: ['stranger'],
  signIn: ['stranger'],
  signInWithPasskey: ['stranger'],
  signOut: ['cloud_administrator', 'product_administrator', 'auditor'],
  stepUp: ['cloud_administrator', 'product_administrator', 'auditor'],
  usageOfCredential: ['cloud_administrator', 'product_administrator', 'auditor'],
  verifyAuditTrail: ['cloud_administrator', 'auditor'],
}

let keyturn: TestRuntime
let actors: Record<Who, Principal>

beforeAll(async () => {
  keyturn = await openTestRuntime()
  actors = {
    cloud_administrator: keyturn.administrator,
    product_administrator: await keyturn.person('product_administrator'),
    auditor: await keyturn.person('auditor'),
    half: (await newHalf(keyturn)).half,
    enrolling: enrolling(await keyturn.person('auditor')),
    stranger,
  }
})
afterAll(() => keyturn.close())

async function refusedEvents(): Promise<number> {
  const page = await keyturn.runtime.listAuditEvents(keyturn.administrator, { outcome: 'refused' })
  if (!page.ok) throw new Error(page.failure.kind)
  return page.value.total.count
}

test('the table has every use-case, and nothing else', () => {
  expect(Object.keys(registry).toSorted()).toEqual(Object.keys(table).toSorted())
})

describe.each(Object.entries(table) as [Name, Who[]][])('%s', (name, allowed) => {
  test.each<Who>([
    'cloud_administrator',
    'product_administrator',
    'auditor',
    'half',
    'enrolling',
    'stranger',
  ])('for a %s', async (who) => {
    const actor = actors[who]
    // At most thirty in a minute are recorded.
    keyturn.passTime(60_000)
    const before = await refusedEvents()
    // An empty input passes the permission and then fails validation, or is sufficient.
    const call = keyturn.runtime[name] as (actor: Principal, input: object) => Promise<{ ok: boolean }>
    const result = (await call(actor, {})) as { ok: boolean; failure?: { kind: string } }
    const kind = result.ok ? 'ok' : result.failure?.kind
    if (allowed.includes(who)) {
      expect(kind).not.toBe('forbidden')
      expect(kind).not.toBe('signed_out')
      return
    }
    const isOut = who === 'stranger' || who === 'half' || who === 'enrolling'
    expect(kind).toBe(isOut ? 'signed_out' : 'forbidden')
    const kept = (await refusedEvents()) - before
    // A refused attempt of a signed-in person is recorded. Others do not reach the chain, and queries are not attempts.
    expect(kept).toBe(isOut || registry[name].kind === 'query' ? 0 : 1)
  })
})
