import { expect, test } from 'vitest'
import { ok } from '@/lib/domain/failure'
import type { RetiringSecret } from '@/lib/ports/secrets'
import { openSecretRetirement } from './secret-retirement'

const secret = (id: string): RetiringSecret => ({
  id,
  credentialId: `credential of ${id}`,
  kind: 'api_client',
})

/** Runs one round over some quiet and some passed secrets, and returns what happened, in order. */
async function round({ quiet = [] as string[], passed = [] as string[], isStored = true, broken = '' }) {
  const done: string[] = []
  const failures: unknown[] = []
  const decide = (what: string) => async (which: RetiringSecret) => {
    if (which.id === broken) throw new Error('broken')
    done.push(`${what} ${which.id}`)
    return ok(true)
  }
  /** Two at a time. */
  const after = (ids: string[], last: string) =>
    ids
      .filter((id) => id > last)
      .slice(0, 2)
      .map(secret)
  const job = openSecretRetirement(
    {
      secrets: {
        passed: async (_now, last) => after(passed, last),
        quiet: async (_now, last) => after(quiet, last),
      },
      retireQuiet: decide('retired'),
      settle: decide('settled'),
      storeUses: async () => {
        done.push('stored uses')
        return isStored
      },
      clock: () => new Date(0),
    },
    (error) => failures.push(error),
  )
  const ended = new Promise<void>((resolve) => {
    const poll = setInterval(() => {
      if (done.filter((each) => each === 'stored uses').length < Math.ceil(quiet.length / 2) + 1 && isStored)
        return
      clearInterval(poll)
      resolve()
    }, 1)
  })
  job.start()
  await ended
  await job.close()
  return { done, failures }
}

test('R2: stores the uses of this process before each part of the quiet secrets that it looks for', async () => {
  const { done } = await round({ quiet: ['a', 'b', 'c'], passed: ['d'] })
  expect(done).toEqual([
    'settled d',
    'stored uses',
    'retired a',
    'retired b',
    'stored uses',
    'retired c',
    'stored uses',
  ])
})

test('R2: retires no quiet secret while uses cannot be stored, and still settles dates', async () => {
  const { done } = await round({ quiet: ['a'], passed: ['d', 'e', 'f'], isStored: false })
  expect(done).toEqual(['settled d', 'settled e', 'settled f', 'stored uses'])
})

test('R2: a secret that cannot be retired does not affect the others, and is reported', async () => {
  const { done, failures } = await round({ quiet: ['a', 'b', 'c'], broken: 'a' })
  expect(done).toEqual(['stored uses', 'retired b', 'stored uses', 'retired c', 'stored uses'])
  expect(failures.map(String)).toEqual(['AggregateError: 1 secrets could not be retired'])
})
