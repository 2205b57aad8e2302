import { expect, test } from 'vitest'
import { alwaysHealthy, type DatabaseHealth } from '@/lib/store/database'
import { onPostgres } from '@/prisma/test-database'
import { openPool } from './postgresql-pool'

type Listener = Parameters<DatabaseHealth['listen']>[0]

test.runIf(onPostgres()).each<[string, (listener: Listener) => void]>([
  ['may be dead', ({ unfounded }) => unfounded(undefined)],
  ['are given up', ({ gone }) => gone(undefined)],
])('idle connections that %s are not used by the next statement', async (_why, tell) => {
  const listeners: Listener[] = []
  const health: DatabaseHealth = { ...alwaysHealthy, listen: (listener) => void listeners.push(listener) }
  const pool = openPool(process.env.TEST_DATABASE_URL ?? '', { max: 2, wait: 1_000, answer: 1_000 }, health)
  await Promise.all([pool.query('SELECT 1'), pool.query('SELECT 1')])
  for (const listener of listeners) tell(listener)
  const answers = await Promise.all([1, 2, 3].map((number) => pool.query(`SELECT ${number} AS number`)))
  expect(answers.map(({ rows: [row] }) => row as unknown)).toEqual([
    { number: 1 },
    { number: 2 },
    { number: 3 },
  ])
  await pool.end()
})
