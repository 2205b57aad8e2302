import { describe, expect, test } from 'vitest'
import type { KnownCredential } from '@/lib/domain/access-token'
import { compileNetworks } from '@/lib/domain/network-restriction'
import { Directory } from './directory'
import { DirectoryUnavailable } from './look-ups'

const clientId = `kt_${'a'.repeat(24)}`
const credential = (tokenEpoch: number): KnownCredential => ({
  id: 'one',
  expiresAt: null,
  disabledAt: null,
  tokenEpoch,
  scope: [],
  roles: [],
  restriction: compileNetworks([]),
  secrets: [],
})

/** A database whose answers are given by hand, and a feed. */
function world() {
  const waiting: ((credential: KnownCredential | null) => void)[] = []
  let listener: { changed(change: { kind: string; id: string }): void; missed(): void } | undefined
  let complete = true
  const directory = new Directory(
    {
      byClientId: () => new Promise((resolve) => waiting.push(resolve)),
      byKeyHash: () => new Promise((resolve) => waiting.push(resolve)),
    },
    {
      subscribe: (given) => {
        listener = given
      },
      isComplete: () => complete,
    },
  )
  return {
    directory,
    reads: () => waiting.length,
    answer: (index: number, found: KnownCredential | null) => waiting[index]?.(found),
    change: () => listener?.changed({ kind: 'credential', id: 'one' }),
    miss: () => listener?.missed(),
    lose: (lost: boolean) => {
      complete = !lost
    },
  }
}

test('requests at once share one read, and later ones none', async () => {
  const { directory, reads, answer } = world()
  const both = [directory.find(clientId), directory.find(clientId)]
  answer(0, credential(1))
  expect(await Promise.all(both)).toEqual([credential(1), credential(1)])
  expect(await directory.find(clientId)).toEqual(credential(1))
  expect(reads()).toBe(1)
})

test('what changed is read again', async () => {
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

test('a read under way when its credential changed is neither kept nor shared with later requests', async () => {
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

test('an old read that ends last does not replace the new one, nor stay when it is the only one', async () => {
  const { directory, answer, change } = world()
  const early = directory.find(clientId)
  change()
  answer(0, credential(1))
  await early
  expect(directory.recall(clientId)).toBeUndefined()
})

test('while changes may be missed nothing in memory is believed, and afterwards all is forgotten', async () => {
  const { directory, answer, lose, miss } = world()
  const first = directory.find(clientId)
  answer(0, credential(1))
  await first
  lose(true)
  expect(directory.recall(clientId)).toBeUndefined()
  miss()
  lose(false)
  expect(directory.recall(clientId)).toBeUndefined()
})

test('a database that does not answer is told apart from an unknown client', async () => {
  const directory = new Directory(
    {
      byClientId: () => Promise.reject(new Error('refused')),
      byKeyHash: () => Promise.reject(new Error('refused')),
    },
    { subscribe: () => {}, isComplete: () => true },
  )
  await expect(directory.find(clientId)).rejects.toBeInstanceOf(DirectoryUnavailable)
})

test('what has not the form of a client ID never reaches the database', async () => {
  const { directory, reads } = world()
  for (const nonsense of ['', 'kt_', 'a'.repeat(5000), `${clientId}\0`, `${clientId.slice(0, -1)}-`]) {
    expect(await directory.find(nonsense)).toBeNull()
  }
  expect(reads()).toBe(0)
})

describe('look-ups of clients that were never known', () => {
  const stranger = (number: number) => `kt_${String(number).padStart(24, '0')}`

  test('are two at a time, in turn', async () => {
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

  test('are refused when too many wait, and leave room for the next when they are done', async () => {
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

  test('keep nobody waiting who has been known before', async () => {
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

  test('are given up when the database takes too long, and go on when it answers again', async () => {
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

  test('are not remembered: each is asked for again', async () => {
    const { directory, reads, answer } = world()
    for (let time = 0; time < 3; time++) {
      const found = directory.find(stranger(1))
      answer(time, null)
      expect(await found).toBeNull()
    }
    expect(reads()).toBe(3)
  })
})
