import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { codeOf } from './support/authenticator-app'
import { root } from './support/bundle'
import { issueOn } from './support/issue'
import { Keyturn } from './support/keyturn'
import { people } from './support/people'
import { issueKeyOn } from './support/service-keys'
import { nobody, signInByHand } from './support/sessions'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

/** A server action of the production build: an endpoint that anybody can call. */
interface Action {
  id: string
  /** With its folder, as in `people/deletePersonAction`. */
  name: string
  path: string
}

interface Manifest {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
}

function everyAction(): Action[] {
  const file = join(root, '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const folders = (Object.keys(workers)[0] ?? '').split('/').slice(1, -1)
    const path = folders.filter((folder) => !folder.startsWith('(')).join('/')
    return { id, path: `/${path}`, name: `${filename.split('/').at(-2)}/${exportedName}` }
  })
}

type Kind = 'signed_out' | 'forbidden' | 'step_up' | 'done' | 'nothing' | 'other'

/** What the answer to a call says. `nothing` is an empty list;
 * `other` is what only somebody with the permission learns, such as invalid fields. */
function kindOf(response: string): Kind {
  // The rest of the response is the page, rendered again.
  const answer = /^1:(.*)$/m.exec(response)?.[1] ?? ''
  if (/You have been signed out|This took too long|^{"ok":false}$/.test(answer)) return 'signed_out'
  if (answer.includes('"stepUp":')) return 'step_up'
  if (/Only cloud administrators|Your role does not allow/.test(answer)) return 'forbidden'
  if (answer.startsWith('{"ok":true')) return 'done'
  return answer === '[]' ? 'nothing' : 'other'
}

async function call(http: APIRequestContext, { id, path }: Action, input: object): Promise<string> {
  const headers = {
    'next-action': id,
    'content-type': 'text/plain;charset=UTF-8',
    accept: 'text/x-component',
  }
  const answer = await http.post(path, {
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    data: JSON.stringify([input]),
  })
  return answer.text()
}

const password = 'correct horse battery'

/** The fields of all inputs. Each action takes those that it knows. */
const fields = {
  name: 'Called by hand',
  description: '',
  password,
  confirmPassword: password,
  currentPassword: password,
  code: '000000',
  token: 'nonsense',
  timeZone: 'UTC',
  role: 'auditor' as const,
  productIds: [],
  groupIds: [],
  memberIds: [],
  accountAlertsInConsole: true,
  accountAlertsByEmail: false,
  byMail: false,
  slug: 'called-by-hand',
  productId: '',
  writable: true,
  grantable: true,
  contactEmail: '',
  application: '',
  grants: [],
  authorization: 'cloud_administrator',
  restrictToNetworks: false,
  allowedAddresses: '',
  expiresAt: '2031-06-30T12:00',
  keptExpiresAt: null,
  serviceUser: 'Hand',
  version: 1,
  overlap: '24',
  retiresAt: '2031-06-30T12:00',
  quietHours: '',
  secretId: 'none',
  passkeyId: 'none',
  source: 'a test',
  ends: false,
  text: 'kt_secret_nothing',
  what: 'delete',
  search: '',
}

const nobodysPasskey = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
}

/** Inputs that pass the schema of nearly every action: each has an id of the right kind, and the fields of all of them. */
async function everyInput(keyturn: Keyturn): Promise<(action: Action) => object> {
  const client = await issueOn(keyturn, { name: fields.name })
  const key = await issueKeyOn(keyturn, fields)
  const made = { ...fields, email: 'somebody@example.com' }
  const person = await keyturn.call('createPerson', made)
  const group = await keyturn.call('createGroup', fields)
  const product = await keyturn.call('addProduct', { slug: 'by-hand', name: 'By hand' })
  const catalogue = await keyturn.call('listCatalogue', {})
  if (!person.ok || !group.ok || !product.ok || !catalogue.ok) throw new Error('something was not made')
  const ids: [RegExp, string][] = [
    [/Person|SignInLink|Sessions|resetTwoFactor/, person.value.id],
    [/Group/, group.value.id],
    [/roduct/, product.value.id],
    [/^service-keys|ServiceApiKey/, key.id],
    [/./, client.id],
  ]
  return ({ name }) => {
    const id = ids.find(([pattern]) => pattern.test(name))?.[1] ?? ''
    const unique = crypto.randomUUID()
    if (name.endsWith('addPasskeyAction')) return { ...fields, passkey: nobodysPasskey }
    return { ...fields, id, ids: [id], submissionId: unique, email: `${unique}@example.com` }
  }
}

/** What somebody may call who is not signed in, or only half: they need a link, or show something. */
const early = {
  none: /^(setup|invitation)\/|^login\/beginPasskey/,
  half: /^login\//,
  set_up: /(begin|confirm)TwoFactorAction$|account\/(begin|add)PasskeyAction$/,
}

/** What every person may call, whatever their role: what is their own, and what they may read. */
const ofEveryone =
  /^account\/|StepUp|[sS]tepUp|staySignedIn|^notifications\/|^audit-trail\/find|read(ApiClient|ServiceApiKey)|presentUse|matching|export|findAnything/

/** What an auditor may read besides. */
const ofAuditors =
  /readPerson|readGroup|personChoices|personHoldings|serviceUserKeys|apiHolders|productUse|findPeople/

/** What somebody who is signed in calls without harm: it answers strangers, and nobody else is worse off. */
const entry = /^(setup|invitation|login)\//

/** What asks for a recent proof with these inputs; see the table of step-up.integration.test.ts for all. */
const asks =
  /(create|delete|enable|extend|replace|retire|rotate|reset)(Found)?(ApiClient|ServiceApiKey|Secret)|resetFoundSecret|bulkAction|(begin|confirm|remove|reset)TwoFactor|replaceRecoveryCodes|account\/(begin|add|remove)Passkey|(delete|enable|invite)Person|makeSignInLink|retireApi|remove(Product|Samples)|setPolicies/

test('every server action, called by hand at each stage with each role, lets nobody through who may not', async ({
  bundles,
  playwright,
}) => {
  test.slow()
  const actions = everyAction()
  expect(actions.length).toBeGreaterThan(85)
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    const inputOf = await everyInput(keyturn)
    const contexts: APIRequestContext[] = []
    const signedIn = async (who?: { email: string; password: string }) => {
      const http = await playwright.request.newContext({
        baseURL: keyturn.url,
        maxRedirects: 0,
        storageState: nobody,
      })
      contexts.push(http)
      if (who) expect(await signInByHand(http, who)).toBe(200)
      return http
    }
    const tally: Record<string, Record<string, number>> = {}
    const wrong: string[] = []
    /** Calls everything, and notes each answer that is not expected. */
    async function callAll(
      stage: string,
      http: APIRequestContext,
      isRight: (name: string, kind: Kind) => boolean,
    ) {
      const counts: Record<string, number> = (tally[stage] = {})
      for (const action of actions) {
        const kind = kindOf(await call(http, action, inputOf(action)))
        counts[kind] = (counts[kind] ?? 0) + 1
        if (!isRight(action.name, kind)) wrong.push(`${stage}: ${action.name} answers ${kind}`)
      }
    }
    const isOut = (kind: Kind) => kind === 'signed_out' || kind === 'nothing'
    /** Sets up an authenticator app, by hand too. */
    async function withApp(http: APIRequestContext): Promise<void> {
      const own = (name: string) => {
        const action = actions.find((each) => each.name === `account/${name}`)
        if (!action) throw new Error(`there is no ${name}`)
        return { ...action, path: '/account' }
      }
      const begun = await call(http, own('beginTwoFactorAction'), {})
      const key = /"key":"([A-Z2-7 ]+)"/.exec(begun)?.[1] ?? ''
      expect(kindOf(await call(http, own('confirmTwoFactorAction'), { code: codeOf(key) }))).toBe('done')
    }
    const changes = async () => {
      const page = await keyturn.call('listAuditEvents', { outcome: 'done' })
      return page.ok ? page.value.total.count : NaN
    }

    try {
      for (const role of ['product_administrator', 'auditor'] as const)
        expect((await keyturn.call('createPerson', { ...people[role], role })).ok).toBe(true)
      const lead = { name: 'Tess Twofold', email: 'tess@example.com', password }
      expect((await keyturn.call('createPerson', { ...lead, role: 'cloud_administrator' })).ok).toBe(true)
      const leading = await signedIn(lead)
      await withApp(leading)
      const [administrator, product, auditor] = [
        await signedIn(people.cloud_administrator),
        await signedIn(people.product_administrator),
        await signedIn(people.auditor),
      ]

      const half = await signedIn(lead)
      const before = await changes()
      await callAll('nobody', await signedIn(), (name, kind) => isOut(kind) || early.none.test(name))
      await callAll(
        'half signed in',
        half,
        (name, kind) => isOut(kind) || early.half.test(name) || entry.test(name),
      )
      expect(await changes(), 'nothing was changed').toBe(before)

      const mayOnly = (own: RegExp[]) => (name: string, kind: Kind) =>
        kind === 'forbidden' || kind === 'nothing' || [...own, entry].some((pattern) => pattern.test(name))
      await callAll('product administrator', product, mayOnly([ofEveryone]))
      await callAll('auditor', auditor, mayOnly([ofEveryone, ofAuditors]))

      const setPolicies = actions.find(({ name }) => name === 'settings/setPoliciesAction')
      if (!setPolicies) throw new Error('there are no policies')
      const requiredOf = async (secondFactorFor: string) =>
        kindOf(await call(leading, setPolicies, { secondFactorFor, secondFactorGraceDays: 0 }))
      expect(await requiredOf('everyone')).toBe('done')
      await callAll(
        'second factor due',
        auditor,
        (name, kind) => isOut(kind) || early.set_up.test(name) || entry.test(name),
      )
      expect(await requiredOf('nobody')).toBe('done')

      keyturn.passMinutes(16)
      const own = { administrator: [/./], product: [ofEveryone], auditor: [ofEveryone, ofAuditors] }
      const stepUp = actions.find((action) => action.name.endsWith('/stepUpAction'))
      if (!stepUp) throw new Error('nobody can step up')
      for (const [role, http] of Object.entries({ administrator, product, auditor })) {
        await callAll(`${role}, after 16 minutes`, http, (name, kind) =>
          asks.test(name) ? kind === 'step_up' || kind === 'forbidden' : kind !== 'step_up',
        )
        expect(kindOf(await call(http, stepUp, { currentPassword: password }))).toBe('done')
        const may = mayOnly(own[role as keyof typeof own])
        await callAll(`${role}, stepped up`, http, (name, kind) => kind !== 'step_up' && may(name, kind))
      }
    } finally {
      for (const http of contexts) await http.dispose()
      await keyturn.stop()
    }
    test.info().annotations.push({ type: 'answers', description: JSON.stringify(tally) })
    if (process.env.SHOW_ANSWERS) console.log(JSON.stringify(tally))
    expect(wrong).toEqual([])
  })
})
