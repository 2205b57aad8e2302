import { setTimeout as sleep } from 'node:timers/promises'
import type { Issued } from '../support/issue'
import { post, requestToken, verify, type Reader, type World } from './world'

/** What was seen in one trial. */
export interface Seen {
  /** Milliseconds from the change to its answer. */
  answer: number
  /** Requests that began after the answer. */
  asked: number
  /** Those that were decided by what was before. */
  stale: number
}

/** A change, and how a request shows whether it was decided by it. */
interface Change {
  /** Makes it, and returns how to ask a reader: `stale` if the answer shows what was before. */
  make(): Promise<(reader: Reader) => Promise<'stale' | 'new' | 'none'>>
}

/** Prepares a change of a new client, whose token every reader has in memory. */
export type Kind = (world: World) => Promise<Change>

type Resolved = { ok: true; value: unknown } | { ok: false; failure: { kind: string } }

function must<Result extends Resolved>(result: Result): Extract<Result, { ok: true }>['value'] {
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

async function tokenOf(reader: Reader, client: Issued): Promise<string> {
  for (;;) {
    const { status, body } = await requestToken(reader, client)
    if (status === 200) return (JSON.parse(body) as { access_token: string }).access_token
    await sleep(50)
  }
}

/** Waits until a reader decides from memory: it does not notice a change that nobody announced. */
async function untilRemembered(world: World, { id }: Issued, token: string): Promise<void> {
  const announce = () =>
    world.sql(`SELECT pg_notify('keyturn_changes', $1)`, [JSON.stringify({ kind: 'credential', id })])
  const store = (moment: Date | null) =>
    world.sql(`UPDATE "Credential" SET "disabledAt" = $1 WHERE "id" = $2`, [moment, id])
  for (const reader of world.readers) {
    for (;;) {
      await store(null)
      // It may remember that the client was disabled.
      await announce()
      const before = await verify(reader, token)
      await store(new Date())
      if (before === 204 && (await verify(reader, token)) === 204) break
      await sleep(20)
    }
  }
  await store(null)
}

const meaning = (status: number, stale: number): 'stale' | 'new' | 'none' =>
  status === stale ? 'stale' : status === 0 || status === 503 ? 'none' : 'new'

/** Whether readers can have a lease: not behind a pooler. */
export interface Conditions {
  remembers: boolean
}

async function known(world: World, { remembers }: Conditions, client: Issued): Promise<string> {
  const [reader] = world.readers
  if (!reader) throw new Error('there is no reader')
  const token = await tokenOf(reader, client)
  if (remembers) await untilRemembered(world, client, token)
  return token
}

const version = 1

export const kinds = (conditions: Conditions) =>
  ({
    /** A reset: the old token is dead, and the new secret works. */
    async reset(world) {
      const client = await world.issue()
      const token = await known(world, conditions, client)
      return {
        async make() {
          const { secret } = must(await world.writer.call('resetSecret', { id: client.id, version }))
          return async (reader) => {
            const both = await Promise.all([
              verify(reader, token),
              requestToken(reader, { ...client, secret }),
            ])
            const [old, next] = [meaning(both[0], 204), meaning(both[1].status, 401)]
            return old === 'stale' || next === 'stale' ? 'stale' : old
          }
        },
      }
    },

    /** A permission that was taken. */
    async narrowing(world) {
      const apiId = await anApi(world)
      const client = await world.issue([{ apiId, read: true, write: false }])
      const token = await known(world, conditions, client)
      return {
        async make() {
          must(await world.writer.call('editApiClient', { id: client.id, version, grants: [] }))
          return async (reader) => meaning(await verify(reader, token, `${apiId}:read`), 204)
        },
      }
    },

    /** An API that was retired. */
    async catalogue(world) {
      const apiId = await anApi(world)
      const client = await world.issue([{ apiId, read: true, write: false }])
      const token = await known(world, conditions, client)
      return {
        async make() {
          must(await world.writer.call('retireApi', { id: apiId }))
          return async (reader) => meaning(await verify(reader, token, `${apiId}:read`), 204)
        },
      }
    },

    /** A token that its client revoked at the writer. */
    async revocation(world) {
      const client = await world.issue()
      const token = await known(world, conditions, client)
      return {
        async make() {
          const { status } = await post(world.writer, '/oauth/revoke', client, { token })
          if (status !== 200) throw new Error(`revocation was answered with ${status}`)
          return async (reader) => meaning(await verify(reader, token), 204)
        },
      }
    },
  }) satisfies Record<string, Kind>

let apis = 0
/** A new API whose slug is also its id's beginning. */
async function anApi(world: World): Promise<string> {
  apis++
  const slug = `barrier-${apis}`
  const api = must(
    await world.writer.call('addApi', { name: slug, slug, productId: null, writable: true, grantable: true }),
  ) as { id: string }
  return api.id
}

/** Asks a reader, and counts its answer. */
type Ask = (reader: Reader) => Promise<void>

/** What happens around a change. `change` returns when it was answered, with a way to ask further readers. */
export type Course = (world: World, change: () => Promise<Ask>) => Promise<void>

/** Makes a change in the course of something, and asks every reader right after the answer. */
export async function trial(world: World, kind: Kind, course: Course): Promise<Seen> {
  const { make } = await kind(world)
  const seen: Seen = { answer: NaN, asked: 0, stale: 0 }
  const asking: Promise<void>[] = []
  await course(world, async () => {
    const began = performance.now()
    const show = await make()
    seen.answer = performance.now() - began
    const ask: Ask = async (reader) => {
      const shown = await show(reader)
      if (shown !== 'none') seen.asked++
      if (shown === 'stale') seen.stale++
    }
    for (let time = 0; time < 5; time++) {
      for (const reader of world.readers) asking.push(ask(reader))
      await sleep(5)
    }
    return ask
  })
  await Promise.all(asking)
  return seen
}
