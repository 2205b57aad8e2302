import { expect, test } from 'vitest'
import type { KnownCredential } from '@/lib/domain/access-token'
import { compileNetworks } from '@/lib/domain/network-restriction'
import { Directory, DirectoryUnavailable } from './directory'

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
