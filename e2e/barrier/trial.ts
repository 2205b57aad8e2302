import { setTimeout as sleep } from 'node:timers/promises'
import type { Issued } from '../support/issue'
import { post, requestToken, verify, type Reader, type World } from './world'

/** What was seen in one trial. */
export interface Seen {
  /** Milliseconds from the change to its answer. */
  answer: number
  /** Requests that began after the answer. */
  asked: number
  /** Those that used the old state. */
  stale: number
}

/** A change, and how a request shows whether it is in force. */
interface Change {
  /** Makes it, and returns how to ask a reader: `stale` if it uses the old state. */
  make(): Promise<(reader: Reader) => Promise<Shown>>
}

/** Prepares a change of a new client, whose token every reader has in memory. */
type Kind = (world: World) => Promise<Change>

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

/** Milliseconds in which a process must use its memory again. */
const patience = 60_000

/** Waits until a reader decides from memory: it does not notice a change that nobody announced. */
async function untilRemembered(world: World, { id }: Issued, token: string): Promise<void> {
  const announce = () =>
    world.sql(`SELECT pg_notify('keyturn_changes', $1)`, [JSON.stringify({ kind: 'credential', id })])
  const store = (moment: Date | null) =>
    world.sql(`UPDATE "Credential" SET "disabledAt" = $1 WHERE "id" = $2`, [moment, id])
  const end = performance.now() + patience
  for (const reader of world.readers) {
    for (;;) {
      if (performance.now() > end) throw new Error('a process does not use its memory')
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

type Shown = 'stale' | 'new' | 'none'

/** What a status shows. No answer and 503 show nothing; any other status is a mistake of the trial. */
function meaning(status: number, shows: { stale: number; new: number }): Shown {
  if (status === shows.stale) return 'stale'
  if (status === shows.new) return 'new'
  if (status === 0 || status === 503) return 'none'
  throw new Error(`a request was answered with ${status}`)
}

const dead = { stale: 204, new: 401 }
const narrowed = { stale: 204, new: 403 }
const granted = { stale: 401, new: 200 }

/** Whether readers can have a lease: not behind a pooler. */
interface Conditions {
  remembers: boolean
}

async function known(world: World, { remembers }: Conditions, client: Issued): Promise<string> {
  const [reader] = world.readers
  if (!reader) throw new Error('there is no reader')
  const token = await tokenOf(reader, client)
  if (remembers) await untilRemembered(world, client, token)
  return token
}

export const kinds = (conditions: Conditions) =>
  ({
    /** A reset: the old token is dead, and the new secret works. */
    async reset(world) {
      const client = await world.issue()
      const token = await known(world, conditions, client)
      return {
        async make() {
          // Reset once already, if an attempt was made whose answer was lost.
          const { version } = must(await world.writer.call('getApiClient', { id: client.id }))
          const { secret } = must(await world.writer.call('resetSecret', { id: client.id, version }))
          return async (reader) => {
            const both = await Promise.all([
              verify(reader, token),
              requestToken(reader, { ...client, secret }),
            ])
            const [old, next] = [meaning(both[0], dead), meaning(both[1].status, granted)]
            return old === 'stale' || next === 'stale' ? 'stale' : old
          }
        },
      }
    },

    /** A rotation: the new secret works, and the old secret and its token still do. */
    async rotation(world) {
      const client = await world.issue()
      const token = await known(world, conditions, client)
      return {
        async make() {
          const secret = await rotate(world, client)
          return async (reader) => {
            const [next, old, ofOld] = await Promise.all([
              requestToken(reader, { ...client, secret }),
              requestToken(reader, client),
              verify(reader, token),
            ])
            // What it must not touch is refused: as bad as the old state.
            const kept = [meaning(old.status, granted), meaning(ofOld, { stale: 401, new: 204 })]
            return kept.includes('stale') ? 'stale' : meaning(next.status, granted)
          }
        },
      }
    },

    /** A retirement: the token of the old secret is dead. */
    async retirement(world) {
      const client = await world.issue()
      await rotate(world, client)
      const token = await known(world, conditions, client)
      return {
        async make() {
          const { version, secrets } = must(await world.writer.call('getApiClient', { id: client.id }))
          const old = secrets.find(({ supersededAt }) => supersededAt)
          const asked = { id: client.id, version, secretId: old?.id ?? '' }
          must(await world.writer.call('retireApiClientSecret', asked))
          return async (reader) => meaning(await verify(reader, token), dead)
        },
      }
    },

    /** A permission that was taken. */
    async narrowing(world) {
      const { id: apiId, slug } = await anApi(world)
      const client = await world.issue([{ apiId, read: true, write: false }])
      const token = await known(world, conditions, client)
      return {
        async make() {
          must(await world.writer.call('editApiClient', { id: client.id, version: 1, grants: [] }))
          return async (reader) => meaning(await verify(reader, token, `${slug}:read`), narrowed)
        },
      }
    },

    /** An API that was retired. */
    async catalogue(world) {
      const { id: apiId, slug } = await anApi(world)
      const client = await world.issue([{ apiId, read: true, write: false }])
      const token = await known(world, conditions, client)
      return {
        async make() {
          must(await world.writer.call('retireApi', { id: apiId }))
          return async (reader) => meaning(await verify(reader, token, `${slug}:read`), narrowed)
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
          return async (reader) => meaning(await verify(reader, token), dead)
        },
      }
    },
  }) satisfies Record<(typeof changeNames)[number], Kind>

export const changeNames = [
  'reset',
  'rotation',
  'retirement',
  'narrowing',
  'catalogue',
  'revocation',
] as const

/** Rotates the secret of a client, with a day in which both work. Returns the new one. */
async function rotate(world: World, { id }: Issued): Promise<string> {
  const { version } = must(await world.writer.call('getApiClient', { id }))
  const retirement = { kind: 'at', at: new Date(Date.now() + 24 * 60 * 60_000) } as const
  return must(await world.writer.call('rotateApiClientSecret', { id, version, retirement })).secret
}

let apis = 0
/** A new API. */
async function anApi(world: World): Promise<{ id: string; slug: string }> {
  apis++
  const slug = `barrier-${apis}`
  const api = must(
    await world.writer.call('addApi', { name: slug, slug, productId: null, writable: true, grantable: true }),
  ) as { id: string }
  return { id: api.id, slug }
}

/** Asks a reader, and counts its answer. */
type Ask = (reader: Reader) => Promise<void>

/** What is broken around a change. `change` returns when it was answered, with a way to ask further readers. */
export type Fault = (world: World, change: () => Promise<Ask>) => Promise<void>

/** Makes a change while something is broken, and asks every reader right after the answer. */
export async function trial(world: World, kind: Kind, fault: Fault): Promise<Seen> {
  const { make } = await kind(world)
  const seen: Seen = { answer: NaN, asked: 0, stale: 0 }
  const asking: Promise<void>[] = []
  await fault(world, async () => {
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
