import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { KnownCredential, TokenHolder } from '@/lib/domain/known-credential'
import { compileNetworks } from '@/lib/domain/network-restriction'
import { knownCredential } from '@/lib/domain/test-known-credential'
import type { Change, ChangeListener } from '@/lib/ports/change-feed'
import { heapInUse } from '@/lib/test-heap'
import { Directory } from './directory'
import { DirectoryUnavailable } from './look-ups'

const clientId = `kt_${'a'.repeat(24)}`
const credential = (tokenEpoch: number, changes: Partial<TokenHolder> = {}) =>
  knownCredential({ id: 'one', tokenEpoch, ...changes })

/** A change feed, and a database whose answers the test decides. */
function world() {
  const waiting: (((credential: KnownCredential | null) => void) | undefined)[] = []
  let listener: ChangeListener | undefined
  let lease: number | null = 1
  const directory = new Directory(
    {
      byClientId: () => new Promise((resolve) => waiting.push(resolve)),
      byKeyHash: () => new Promise((resolve) => waiting.push(resolve)),
      isRevoked: async () => false,
    },
    {
      subscribe: (given) => {
        listener = given
      },
      lease: () => lease,
    },
    () => true,
  )
  const answer = (index: number, found: KnownCredential | null) => {
    waiting[index]?.(found)
    waiting[index] = undefined
  }
  return {
    directory,
    reads: () => waiting.length,
    answer,
    /** Answers the latest read. */
    async answered<T>(result: Promise<T>, found: KnownCredential | null): Promise<T> {
      answer(waiting.length - 1, found)
      return result
    },
    change: (change: Change = { kind: 'credential', id: 'one' }) => listener?.changed(change),
    miss: () => listener?.missed(),
    /** Null to lose it. */
    lease: (given: number | null) => {
      lease = given
    },
  }
}

test('simultaneous requests share one read, and later ones need none', async () => {
  const { directory, reads, answer } = world()
  const both = [directory.find(clientId), directory.find(clientId)]
  answer(0, credential(1))
  expect(await Promise.all(both)).toEqual([credential(1), credential(1)])
  expect(await directory.find(clientId)).toEqual(credential(1))
  expect(reads()).toBe(1)
})

test('a changed credential is read again', async () => {
  const { directory, reads, answer, change } = world()
  const first = directory.find(clientId)
  answer(0, credential(1))
  await first
  change()
  expect(directory.recall(clientId)).toBeUndefined()
  const second = directory.find(clientId)
  answer(1, credential(2))
  expect(await second).toEqual(credential(2))
  expect(reads()).toBe(2)
})

test('a read that began before its credential changed is neither cached nor shared with later requests', async () => {
  const { directory, answer, change } = world()
  const early = directory.find(clientId)
  change()
  const late = directory.find(clientId)
  answer(1, credential(2))
  expect(await late).toEqual(credential(2))
  answer(0, credential(1))
  await early
  expect(directory.recall(clientId)).toEqual(credential(2))
})

test('an outdated read that ends last does not replace the new one, and is not cached if it is the only one', async () => {
  const { directory, answer, change } = world()
  const early = directory.find(clientId)
  change()
  answer(0, credential(1))
  await early
  expect(directory.recall(clientId)).toBeUndefined()
})

test('without a lease nothing in memory is used, and with a new one what changed in between is read', async () => {
  const { directory, answer, lease, miss } = world()
  const first = directory.find(clientId)
  answer(0, credential(1))
  await first
  lease(null)
  expect(directory.recall(clientId)).toBeUndefined()
  miss()
  lease(2)
  expect(directory.recall(clientId)).toBeUndefined()
})

describe('without a lease', () => {
  test('a request does not share a read that began before it', async () => {
    const { directory, answer, lease, reads } = world()
    lease(null)
    const early = directory.find(clientId)
    const late = directory.find(clientId)
    expect(reads()).toBe(2)
    answer(1, credential(2))
    expect(await late).toEqual(credential(2))
    answer(0, credential(1))
    expect(await early).toEqual(credential(1))
  })

  test('requests share a read that still waits for its turn', async () => {
    const { directory, answer, lease, reads } = world()
    lease(null)
    const running = [directory.find(clientId), directory.find(clientId)]
    const waiting = [1, 2, 3].map(() => directory.find(clientId))
    expect(reads()).toBe(2)
    answer(0, credential(1))
    answer(1, credential(1))
    await Promise.all(running)
    expect(reads()).toBe(3)
    answer(2, credential(2))
    expect(await Promise.all(waiting)).toEqual([credential(2), credential(2), credential(2)])
  })

  test('what is read is not cached', async () => {
    const { directory, answered, lease } = world()
    lease(null)
    await answered(directory.find(clientId), credential(1))
    lease(1)
    expect(directory.recall(clientId)).toBeUndefined()
  })
})

test.each([
  ['ended', null, 1],
  ['ended and was replaced', null, 2],
])('a read during which the lease %s is not cached', async (_what, meanwhile, afterwards) => {
  const { directory, answered, lease } = world()
  const found = directory.find(clientId)
  lease(meanwhile)
  const isStill = afterwards === 1
  if (!isStill) lease(afterwards)
  await answered(found, credential(1))
  lease(afterwards)
  expect(directory.recall(clientId)).toBeUndefined()
})

test('a database that does not answer is not mistaken for an unknown client', async () => {
  const directory = new Directory(
    {
      byClientId: () => Promise.reject(new Error('refused')),
      byKeyHash: () => Promise.reject(new Error('refused')),
      isRevoked: () => Promise.reject(new Error('refused')),
    },
    { subscribe: () => {}, lease: () => 1 },
    () => true,
  )
  await expect(directory.find(clientId)).rejects.toBeInstanceOf(DirectoryUnavailable)
})

test('at most 600 requests wait for a client that was found before, and no stranger is refused for it', async () => {
  const { directory, reads, answer, answered, change } = world()
  await answered(directory.find(clientId), credential(1))
  change()
  const waiting = Array.from({ length: 600 }, () => directory.find(clientId))
  await expect(directory.find(clientId)).rejects.toBeInstanceOf(DirectoryUnavailable)
  expect(await answered(directory.find(`kt_${'b'.repeat(24)}`), null)).toBeNull()
  answer(reads() - 2, credential(2))
  expect(new Set((await Promise.all(waiting)).map((found) => found?.tokenEpoch))).toEqual(new Set([2]))
})

test('what is known holds on to none of the requests that asked for it', async () => {
  const { directory, answered } = world()
  const ask = async (from: number) => {
    for (let number = from; number < from + 1_000; number++) {
      const id = `kt_${String(number).padStart(24, '0')}`
      const body = `client_id=${id}&padding=${'x'.repeat(16_000)}`
      await answered(directory.find(body.slice(10, 37)), credential(1, { id }))
    }
    return heapInUse()
  }
  const before = await ask(0)
  // The requests take 16 MB.
  expect((await ask(1_000)) - before).toBeLessThan(4 * 1024 * 1024)
})

test('a malformed client ID never reaches the database', async () => {
  const { directory, reads } = world()
  for (const nonsense of ['', 'kt_', 'a'.repeat(5000), `${clientId}\0`, `${clientId.slice(0, -1)}-`]) {
    expect(await directory.find(nonsense)).toBeNull()
  }
  expect(reads()).toBe(0)
})

describe('a service API key with two live secrets', () => {
  const [old, young] = [Buffer.from('old'), Buffer.from('young')]
  const key = (tokenEpoch: number) => credential(tokenEpoch, { id: 'key' })
  const change: Change = { kind: 'credential', id: 'key' }

  async function known() {
    const given = world()
    for (const hash of [old, young]) await given.answered(given.directory.findKey(hash), key(1))
    return given
  }

  test('is found by either', async () => {
    const { directory, reads } = await known()
    for (const hash of [old, young]) expect(directory.recallKey(hash)).toEqual(key(1))
    expect(await Promise.all([directory.findKey(old), directory.findKey(young)])).toEqual([key(1), key(1)])
    expect(reads()).toBe(2)
  })

  test('is forgotten under both if it changes', async () => {
    const { directory, answered, ...feed } = await known()
    feed.change(change)
    for (const hash of [old, young]) expect(directory.recallKey(hash)).toBeUndefined()
    expect(await answered(directory.findKey(old), key(2))).toEqual(key(2))
    expect(directory.recallKey(young)).toBeUndefined()
    feed.change(change)
    expect(directory.recallKey(old)).toBeUndefined()
  })

  test('is correct under one if the other has been evicted from the cache', async () => {
    const { directory, answered, ...feed } = await known()
    for (let number = 0; number < 49_999; number++) {
      expect(directory.recallKey(old)).toEqual(key(1))
      const id = `other-${number}`
      await answered(directory.findKey(Buffer.from(id)), credential(1, { id }))
    }
    expect(directory.recallKey(young)).toBeUndefined()
    expect(directory.recallKey(old)).toEqual(key(1))
    feed.change(change)
    expect(directory.recallKey(old)).toBeUndefined()
  })
})

test('memory stays limited while entries are evicted', async () => {
  const { directory, answered } = world()
  let number = 0
  const fill = async (count: number) => {
    for (let end = number + count; number < end; number++) {
      const id = `credential-${number}`
      await answered(directory.findKey(Buffer.from(id)), credential(1, { id }))
    }
    return heapInUse()
  }
  const full = await fill(60_000)
  // A further map with an entry for each would take 20 MB.
  expect((await fill(60_000)) - full).toBeLessThan(12 * 1024 * 1024)
})

describe('a change drops the entries that it concerns, and no others', () => {
  const other = `kt_${'b'.repeat(24)}`

  async function known() {
    const given = world()
    await given.answered(
      given.directory.find(clientId),
      credential(1, { id: 'one', grantedApis: ['x', 'y'], products: ['p'] }),
    )
    await given.answered(given.directory.find(other), credential(1, { id: 'two', grantedApis: ['y'] }))
    return given
  }

  test.each<[string, Change, boolean, boolean]>([
    ['one credential', { kind: 'credential', id: 'one' }, false, true],
    ['another credential', { kind: 'credential', id: 'two' }, true, false],
    ['one that is not in memory', { kind: 'credential', id: 'three' }, true, true],
    ['an API that one of them has permissions on', { kind: 'api', id: 'x' }, false, true],
    ['an API that both have permissions on', { kind: 'api', id: 'y' }, false, false],
    ['an API that neither has permissions on', { kind: 'api', id: 'z' }, true, true],
    ['an API with the ID of a credential', { kind: 'api', id: 'one' }, true, true],
    ['a product whose authority one of them carries', { kind: 'product', id: 'p' }, false, true],
    ['a product whose authority neither carries', { kind: 'product', id: 'q' }, true, true],
    ['the policies', { kind: 'policy', id: 'api_clients' }, true, true],
  ])('%s', async (_what, announced, isFirstLeft, isSecondLeft) => {
    const { directory, change } = await known()
    change(announced)
    expect(directory.recall(clientId) !== undefined).toBe(isFirstLeft)
    expect(directory.recall(other) !== undefined).toBe(isSecondLeft)
  })

  test('any change outdates a read in progress while its credential is unknown', async () => {
    for (const announced of [
      { kind: 'credential', id: 'one' },
      { kind: 'credential', id: 'three' },
      { kind: 'api', id: 'z' },
    ] as const) {
      const { directory, answered, reads, change } = world()
      const early = directory.find(clientId)
      change(announced)
      expect(await answered(early, credential(1))).toEqual(credential(1))
      expect(directory.recall(clientId)).toBeUndefined()
      const late = directory.find(clientId)
      expect(reads()).toBe(2)
      expect(await answered(late, credential(2))).toEqual(credential(2))
    }
  })

  test.each<[string, Change, boolean]>([
    ['its credential', { kind: 'credential', id: 'one' }, false],
    ['another credential', { kind: 'credential', id: 'three' }, true],
    ['any API, because its permissions may have changed', { kind: 'api', id: 'z' }, false],
  ])(
    'a read in progress for a token that names its credential, after a change of %s',
    async (_what, announced, isKept) => {
      const { directory, answered, change } = world()
      const found = directory.find(clientId, 'one')
      change(announced)
      await answered(found, credential(1))
      expect(directory.recall(clientId) !== undefined).toBe(isKept)
    },
  )

  test('a change of another credential does not outdate a repeated read', async () => {
    const { directory, answered, change } = await known()
    change({ kind: 'credential', id: 'one' })
    const again = directory.find(clientId)
    change({ kind: 'credential', id: 'two' })
    await answered(again, credential(2))
    expect(directory.recall(clientId)).toEqual(credential(2))
  })
})

test('in any order of events, no data from before a change is used after it', async () => {
  const handles = ['client', 'old key', 'young key'] as const
  const granted: Record<string, string[]> = { client: ['x'], key: ['x', 'y'] }
  const ownerOf = (handle: string) => (handle === 'client' ? 'client' : 'key')
  const find = (directory: Directory, handle: string) =>
    handle === 'client' ? directory.find(clientId) : directory.findKey(Buffer.from(handle))
  const recall = (directory: Directory, handle: string) =>
    handle === 'client' ? directory.recall(clientId) : directory.recallKey(Buffer.from(handle))

  const step = fc.oneof(
    fc.record({ find: fc.constantFrom(...handles) }),
    fc.record({ answer: fc.nat(3) }),
    fc.record({ credential: fc.constantFrom('client', 'key', 'none') }),
    fc.record({ api: fc.constantFrom('x', 'y', 'none') }),
    fc.record({ feed: fc.constantFrom('lost', 'back') }),
  )
  const run = async (steps: (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) => {
    /** What is stored, and how much of it has been announced. */
    const epochs: Record<string, number> = { client: 1, key: 1 }
    let announced = { ...epochs }
    const reads: (() => void)[] = []
    /** A read sees what is stored when it begins. */
    const read = (owner: string) =>
      new Promise<KnownCredential>((resolve) => {
        const seen = credential(epochs[owner] ?? 0, { id: owner, grantedApis: granted[owner] ?? [] })
        reads.push(() => resolve(seen))
      })
    let listener: ChangeListener | undefined
    let terms = 1
    let term: number | null = 1
    const directory = new Directory(
      { byClientId: () => read('client'), byKeyHash: () => read('key'), isRevoked: async () => false },
      { subscribe: (given) => (listener = given), lease: () => term },
      () => true,
    )
    const finds: Promise<void>[] = []
    const commit = (owners: string[], change: Change) => {
      for (const owner of owners) epochs[owner] = (epochs[owner] ?? 0) + 1
      if (term === null) return
      announced = { ...epochs }
      listener?.changed(change)
    }
    for (const each of steps) {
      if ('find' in each) {
        // Without a lease, nobody knows what was announced: only what is stored counts.
        const atLeast = (term === null ? epochs : announced)[ownerOf(each.find)] ?? 0
        finds.push(
          find(directory, each.find).then((found) =>
            expect(found?.tokenEpoch).toBeGreaterThanOrEqual(atLeast),
          ),
        )
      } else if ('answer' in each) reads.splice(each.answer, 1)[0]?.()
      else if ('credential' in each)
        commit(each.credential === 'none' ? [] : [each.credential], {
          kind: 'credential',
          id: each.credential,
        })
      else if ('api' in each)
        commit(
          Object.keys(granted).filter((owner) => granted[owner]?.includes(each.api)),
          { kind: 'api', id: each.api },
        )
      else if (each.feed === 'back' && term === null) {
        listener?.missed()
        announced = { ...epochs }
        terms++
        term = terms
      } else if (each.feed === 'lost') term = null
      await new Promise((resolve) => setImmediate(resolve))
      for (const handle of handles) {
        const believed = recall(directory, handle)
        if (believed) expect([term === null, believed.tokenEpoch]).toEqual([false, epochs[ownerOf(handle)]])
      }
    }
    while (reads.length > 0) {
      reads.pop()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(finds)
  }
  // On a busy machine, a read that no step has answered yet must not time out.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), run), { numRuns: 500 })
  } finally {
    vi.useRealTimers()
  }
})

describe('look-ups of clients that have never been found', () => {
  const stranger = (number: number) => `kt_${String(number).padStart(24, '0')}`

  test('run two at a time, in order', async () => {
    const { directory, reads, answer } = world()
    const found = [0, 1, 2, 3].map((number) => directory.find(stranger(number)))
    expect(reads()).toBe(2)
    answer(0, null)
    await found[0]
    expect(reads()).toBe(3)
    for (const index of [1, 2]) answer(index, null)
    await found[2]
    answer(3, null)
    expect(await Promise.all(found)).toEqual([null, null, null, null])
  })

  test('are refused if too many are waiting, and make room when they are done', async () => {
    const { directory, answer, reads } = world()
    const waiting = Array.from({ length: 502 }, (_, number) => directory.find(stranger(number)))
    await expect(directory.find(stranger(1000))).rejects.toBeInstanceOf(DirectoryUnavailable)
    for (let index = 0; index < waiting.length; index++) {
      answer(index, null)
      await waiting[index]
    }
    const next = directory.find(stranger(1000))
    answer(reads() - 1, null)
    expect(await next).toBeNull()
  })

  test('are refused if too many requests wait for the same one, and the others get its result', async () => {
    const { directory, reads, answer } = world()
    const waiting = Array.from({ length: 600 }, () => directory.find(stranger(0)))
    await expect(directory.find(stranger(0))).rejects.toBeInstanceOf(DirectoryUnavailable)
    expect(reads()).toBe(1)
    answer(0, null)
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]))
    const next = directory.find(stranger(0))
    answer(1, null)
    expect(await next).toBeNull()
  })

  test('do not delay clients that were found before', async () => {
    const { directory, reads, answer, change } = world()
    const first = directory.find(clientId)
    answer(0, credential(1))
    await first
    change()
    const strangers = Array.from({ length: 502 }, (_, number) => directory.find(stranger(number)))
    const again = directory.find(clientId)
    answer(reads() - 1, credential(2))
    expect(await again).toEqual(credential(2))
    for (const each of strangers) each.catch(() => {})
  })

  test('are given up if the database takes too long, and resume when it answers again', async () => {
    const { directory, reads, answer } = world()
    const stuck = [0, 1, 2].map((number) => directory.find(stranger(number)))
    for (const each of stuck) await expect(each).rejects.toBeInstanceOf(DirectoryUnavailable)
    answer(0, null)
    answer(1, null)
    const next = directory.find(stranger(3))
    await expect.poll(reads).toBe(3)
    answer(2, null)
    expect(await next).toBeNull()
  })

  test('are not cached: each is read again', async () => {
    const { directory, reads, answer } = world()
    for (let time = 0; time < 3; time++) {
      const found = directory.find(stranger(1))
      answer(time, null)
      expect(await found).toBeNull()
    }
    expect(reads()).toBe(3)
  })
})

test('credentials with much to hold are limited in bytes: those that were used longest ago make room', async () => {
  const idOf = (n: number) => `kt_${String(n).padStart(24, '0')}`
  const many = (count: number) => Array.from({ length: count }, (_, n) => `name-${n}`)
  const networks = compileNetworks(many(100).map((_, n) => `10.${n}.1.0/24`))
  const large = {
    'revoked tokens': { revokedTokens: new Set(many(1_000)) },
    permissions: { scope: many(1_000), grantedApis: many(500) },
    products: { products: many(500) },
    networks: { restriction: networks },
  }
  for (const [what, held] of Object.entries(large)) {
    const { directory, answered } = world()
    for (let n = 0; n < 15_000; n += 1)
      await answered(directory.find(idOf(n)), credential(1, { id: idOf(n), ...held }))
    expect(directory.recall(idOf(0)), what).toBeUndefined()
    expect(directory.recall(idOf(14_999)), what).toBeDefined()
  }
})

describe('revoked tokens in memory', () => {
  const revoked = (count: number) => new Set(Array.from({ length: count }, (_, n) => `token ${n}`))

  test('are read again after a minute, and credentials without any are not', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
    try {
      // The cache takes the moment zero for none.
      vi.advanceTimersByTime(1)
      const { directory, answered, reads } = world()
      const [some, none] = [clientId, `kt_${'b'.repeat(24)}`]
      await answered(directory.find(some), credential(1, { revokedTokens: revoked(1) }))
      await answered(directory.find(none), credential(1, { id: 'two' }))
      vi.advanceTimersByTime(59_000)
      expect(directory.recall(some)?.revokedTokens?.size).toBe(1)
      vi.advanceTimersByTime(2_000)
      expect([directory.recall(some), directory.recall(none)?.id]).toEqual([undefined, 'two'])
      await answered(directory.find(some), credential(1))
      expect(reads()).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })
})
