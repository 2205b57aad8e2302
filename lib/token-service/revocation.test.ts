import { afterEach, expect, test, vi } from 'vitest'
import type { Result } from '@/lib/domain/failure'
import type { ChangeListener } from '@/lib/ports/change-feed'
import type { RevokedToken, StoreRevokedTokens } from '@/lib/ports/revoked-tokens'
import { DirectoryUnavailable } from './look-ups'
import { revocationIn } from './revocation'

afterEach(() => {
  vi.useRealTimers()
})

const token = (id: string | number, credentialId = `client ${id}`): RevokedToken => ({
  id: `${id}`,
  credentialId,
  expiresAt: new Date(),
})

/** A database and other processes, which answer when the test says so. */
function world(isOutage: (error: unknown) => boolean = () => true) {
  const added: string[] = []
  const commits: { resolve: () => void; reject: (error: Error) => void }[] = []
  const barriers: (() => void)[] = []
  const tokens: StoreRevokedTokens = {
    async together(work) {
      let isCommitted = false
      try {
        return await work(
          async <T>(change: (open: { add(token: RevokedToken): Promise<void> }) => Promise<Result<T>>) => {
            const done = await change({ add: async ({ id }) => void added.push(id) })
            await new Promise<void>((resolve, reject) => commits.push({ resolve, reject }))
            isCommitted = true
            return done
          },
        )
      } finally {
        if (isCommitted) await new Promise<void>((resolve) => barriers.push(resolve))
      }
    },
  }
  let listener: ChangeListener | undefined
  const feed = { subscribe: (given: ChangeListener) => void (listener = given) }
  const miss = () => listener?.missed()
  return { revoke: revocationIn(tokens, feed, isOutage), added, commits, barriers, miss }
}

/** Lets everything happen that needs no time. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Whether a promise is still pending after everything that needs no time has happened. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let isOver = false
  promise.catch(() => {}).finally(() => (isOver = true))
  await turn()
  return !isOver
}

test('two are stored at a time, and at most a hundred are under way', async () => {
  const { revoke, added, commits, barriers } = world()
  const underWay = Array.from({ length: 100 }, (_, number) => revoke(token(number)))
  await expect(revoke(token(100))).rejects.toBeInstanceOf(DirectoryUnavailable)
  expect(added).toHaveLength(2)
  for (let stored = 0; stored < 100; stored++) {
    commits[stored]?.resolve()
    await turn()
  }
  // Waiting for other processes takes no turn.
  expect([added.length, barriers.length]).toEqual([100, 100])
  for (const settle of barriers) settle()
  await Promise.all(underWay)
})

test('a client has at most ten under way, which leave the places of others free', async () => {
  const { revoke } = world()
  const all = (count: number, name: string) =>
    Array.from({ length: count }, (_, number) => revoke(token(`${name} ${number}`, name)))
  const own = all(10, 'one')
  for (const further of all(200, 'one')) await expect(further).rejects.toBeInstanceOf(DirectoryUnavailable)
  for (const each of [...own, ...all(10, 'other')]) expect(await isPending(each)).toBe(true)
  await expect(revoke(token('one 0', 'one'))).rejects.toBeInstanceOf(DirectoryUnavailable)
})

test('simultaneous revocations of a token are one, and none is answered before other processes know of it', async () => {
  const { revoke, added, commits, barriers } = world()
  const both = [revoke(token('a')), revoke(token('a'))]
  await turn()
  commits[0]?.resolve()
  await turn()
  both.push(revoke(token('a')))
  for (const each of both) expect(await isPending(each)).toBe(true)
  barriers[0]?.()
  await Promise.all(both)
  expect([added, barriers.length]).toEqual([['a'], 1])
})

test('a token that no process accepts any more is neither stored nor announced again; another one is', async () => {
  const { revoke, added, commits, barriers } = world()
  const first = revoke(token('a'))
  await turn()
  commits[0]?.resolve()
  await turn()
  barriers[0]?.()
  await first
  for (let again = 0; again < 50; again++) await revoke(token('a'))
  expect(added).toEqual(['a'])
  const other = revoke(token('b'))
  await turn()
  expect(added).toEqual(['a', 'b'])
  commits[1]?.resolve()
  await turn()
  barriers[1]?.()
  await other
})

test('a token is stored again if changes may have been missed: the database may be another one', async () => {
  const { revoke, added, commits, barriers, miss } = world()
  for (let round = 0; round < 2; round++) {
    const revoking = revoke(token('a'))
    await turn()
    commits[round]?.resolve()
    await turn()
    barriers[round]?.()
    await revoking
    miss()
  }
  expect(added).toEqual(['a', 'a'])
})

test('a commit that hangs is answered after 1.5 s, and the token is stored and announced at the next try', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { revoke, added, commits, barriers } = world()
  const late = revoke(token('a'))
  late.catch(() => {})
  await turn()
  expect(commits).toHaveLength(1)
  vi.advanceTimersByTime(1_499)
  expect(await isPending(late)).toBe(true)
  vi.advanceTimersByTime(1)
  await expect(late).rejects.toBeInstanceOf(DirectoryUnavailable)
  const again = revoke(token('a'))
  await turn()
  expect(added).toEqual(['a', 'a'])
  commits[1]?.resolve()
  await turn()
  barriers[0]?.()
  await again
})

test('only the wait for other processes may take longer than 1.5 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { revoke, commits, barriers } = world()
  const slow = revoke(token('a'))
  await turn()
  commits[0]?.resolve()
  await turn()
  vi.advanceTimersByTime(60_000)
  expect(await isPending(slow)).toBe(true)
  barriers[0]?.()
  await slow
})

test('what is no outage is reported as it is, and the next revocation is stored', async () => {
  const mistake = new Error('a mistake')
  const { revoke, added, commits } = world((error) => error !== mistake)
  for (const [number, error] of [mistake, new Error('the server has gone')].entries()) {
    const failing = revoke(token('a'))
    failing.catch(() => {})
    await turn()
    commits[number]?.reject(error)
    if (error === mistake) await expect(failing).rejects.toBe(mistake)
    else await expect(failing).rejects.toBeInstanceOf(DirectoryUnavailable)
  }
  expect(added).toEqual(['a', 'a'])
})
