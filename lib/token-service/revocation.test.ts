import { expect, test } from 'vitest'
import { ok } from '@/lib/domain/failure'
import type { Store } from '@/lib/ports/store'
import { DirectoryUnavailable } from './look-ups'
import { revocationIn } from './revocation'

test('at most a hundred revocations are stored at a time; further ones are refused until one is stored', async () => {
  const store: (() => void)[] = []
  // A database that stores nothing until the test says so.
  const transaction = () => new Promise((resolve) => store.push(() => resolve(ok(undefined))))
  const revoke = revocationIn({ transaction } as Pick<Store, 'transaction'>)
  const token = (number: number) => ({ id: `${number}`, credentialId: 'one', expiresAt: new Date() })

  const underWay = Array.from({ length: 100 }, (_, number) => revoke(token(number)))
  await expect(revoke(token(100))).rejects.toBeInstanceOf(DirectoryUnavailable)
  expect(store).toHaveLength(100)
  store[0]?.()
  await underWay[0]
  const next = revoke(token(101))
  expect(store).toHaveLength(101)
  for (const each of store) each()
  await Promise.all([...underWay, next])
})
