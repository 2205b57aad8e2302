import { expect, test } from 'vitest'
import { DirectoryUnavailable } from './look-ups'
import { RevokedLookUps } from './revoked-look-ups'

/** A database whose answers the test decides. */
function world() {
  const asked: { id: string; answer: (isRevoked: boolean) => void }[] = []
  const isRevoked = (id: string) => new Promise<boolean>((answer) => asked.push({ id, answer }))
  return { asked, lookUps: new RevokedLookUps({ isRevoked }, () => true) }
}

/** Lets everything happen that needs no time. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('requests about one token share a read that has not begun, and never one that has', async () => {
  const { asked, lookUps } = world()
  const early = [lookUps.isRevoked('a'), lookUps.isRevoked('a')]
  expect(asked).toHaveLength(2)
  const waiting = [lookUps.isRevoked('a'), lookUps.isRevoked('a'), lookUps.isRevoked('a')]
  for (const { answer } of asked) answer(false)
  expect(await Promise.all(early)).toEqual([false, false])
  await turn()
  expect(asked).toHaveLength(3)
  const late = lookUps.isRevoked('a')
  expect(asked).toHaveLength(4)
  asked[2]?.answer(true)
  asked[3]?.answer(true)
  expect(await Promise.all([...waiting, late])).toEqual([true, true, true, true])
})

test('at most 600 requests wait; further ones are refused at once', async () => {
  const { asked, lookUps } = world()
  const waiting = Array.from({ length: 600 }, (_, number) => lookUps.isRevoked(`${number % 100}`))
  await expect(lookUps.isRevoked('another')).rejects.toBeInstanceOf(DirectoryUnavailable)
  for (let number = 0; number < asked.length; number++) {
    asked[number]?.answer(number % 2 === 0)
    await turn()
  }
  await Promise.all(waiting)
  // Two began before anybody could share them.
  expect(asked).toHaveLength(102)
})
