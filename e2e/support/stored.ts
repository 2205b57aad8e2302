import { expect } from '@playwright/test'
import type { Keyturn } from './keyturn'
import type { Outcome } from './use-case-channel'

type Value<T extends { ok: boolean }> =
  Extract<T, { ok: true }> extends { value: infer Found } ? Found : never
export type StoredClient = Value<Outcome<'getApiClient'>>
export type StoredEvent = Value<Outcome<'listAuditEvents'>>['events'][number]

/** Reads what is stored through use-cases, not through the tested screen. */
export class Stored {
  constructor(private readonly keyturn: Keyturn) {}

  /** The live API clients with a name, among the fifty newest. */
  async clients(name: string): Promise<StoredClient[]> {
    const page = await this.keyturn.call('listApiClients', {})
    if (!page.ok) throw new Error(page.failure.kind)
    const named = page.value.credentials.filter((client) => client.name === name)
    return Promise.all(named.map(({ id }) => this.find(id)))
  }

  private async find(id: string): Promise<StoredClient> {
    const found = await this.keyturn.call('getApiClient', { id })
    if (!found.ok) throw new Error(found.failure.kind)
    return found.value
  }

  /** The only live API client with a name. */
  async client(name: string): Promise<StoredClient> {
    const [client, ...others] = await this.clients(name)
    expect(others).toEqual([])
    if (!client) throw new Error(`there is no API client ${name}`)
    return client
  }

  /** Events about a thing, newest first, among the fifty newest. */
  async events(targetId: string): Promise<StoredEvent[]> {
    return (await this.latestEvents()).filter((event) => event.targetId === targetId)
  }

  async latestEvents(): Promise<StoredEvent[]> {
    const page = await this.keyturn.call('listAuditEvents', {})
    if (!page.ok) throw new Error(page.failure.kind)
    return page.value.events
  }
}
