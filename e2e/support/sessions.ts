import { expect, request, type APIRequestContext } from '@playwright/test'
import type { Role } from '@/lib/domain/role'
import type { Keyturn } from './keyturn'
import { people } from './people'

/** The cookies of someone who has not signed in. A new context would have those of the test. */
export const nobody = { cookies: [], origins: [] }

export type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>

/** Signs in like the form. Returns the status of the answer. */
export async function signInByHand(
  http: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<number> {
  const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const response = await http.post('/api/auth/callback/credentials', {
    headers: { 'sec-fetch-site': 'same-origin' },
    form: { csrfToken, email, password, json: 'true' },
  })
  return response.status()
}

/** Signs out like the menu. */
export async function signOutByHand(http: APIRequestContext): Promise<void> {
  const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const response = await http.post('/api/auth/signout', {
    headers: { 'sec-fetch-site': 'same-origin' },
    form: { csrfToken, json: 'true' },
  })
  expect(response.status()).toBe(200)
}

/** Whether the cookies of a context belong to a signed-in person. */
export async function isSignedIn(http: APIRequestContext): Promise<boolean> {
  const response = await http.get('/api-clients', { maxRedirects: 0 })
  if (response.status() === 200) return true
  expect(response.status()).toBe(307)
  expect(response.headers().location).toContain('/login')
  return false
}

/** Milliseconds. So that a test can move the clock by ten minutes, and its person is still not asked to confirm that it is them. */
const recent = 3 * 60_000

/** A session per role on one server, begun on first use, and again when the clock makes it too old or too young. */
export class Sessions {
  readonly #begun = new Map<Role, { at: number; state: Promise<StorageState> }>()

  constructor(private readonly keyturn: Keyturn) {}

  of(role: Role): Promise<StorageState> {
    const at = this.keyturn.now()
    const begun = this.#begun.get(role)
    if (begun && at >= begun.at && at - begun.at <= recent) return begun.state
    const state = this.#begin(role, begun !== undefined)
    this.#begun.set(role, { at, state })
    return state
  }

  async #begin(role: Role, exists: boolean): Promise<StorageState> {
    const person = people[role]
    if (role !== 'cloud_administrator' && !exists) {
      const created = await this.keyturn.call('createPerson', { ...person, role })
      expect(created.ok).toBe(true)
    }
    const http = await request.newContext({ baseURL: this.keyturn.url, storageState: nobody })
    expect(await signInByHand(http, person)).toBe(200)
    const state = await http.storageState()
    await http.dispose()
    return state
  }
}
