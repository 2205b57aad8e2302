import fastify from 'fastify'
import { expect, test } from 'vitest'
import { health } from './health'

test('any number of simultaneous questions about readiness cause one query and one disk access', async () => {
  let [queries, writes] = [0, 0]
  let answer = () => {}
  const app = fastify()
  await health(app, {
    isReachable: () => {
      queries++
      return new Promise((resolve) => (answer = () => resolve(true)))
    },
    isWritable: async () => {
      writes++
      return true
    },
    isStopping: () => false,
  })
  const asked = Array.from({ length: 200 }, () => app.inject('/readyz'))
  await expect.poll(() => queries).toBe(1)
  answer()
  expect(new Set((await Promise.all(asked)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect([queries, writes]).toEqual([1, 1])
  const next = app.inject('/readyz')
  await expect.poll(() => queries).toBe(2)
  answer()
  expect((await next).statusCode).toBe(200)
})
