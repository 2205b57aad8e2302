import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fail, type Result } from '@/lib/domain/failure'
import type { Attempt, Guess } from '@/lib/ports/attempts'
import { kindOf, value } from '@/lib/test-results'
import { openTestDatabase } from '@/prisma/test-database'
import { countAttempts, forgetAttempts, keepAttempts } from './attempts'
import type { Database } from './database'
import { PrismaClient } from './generated/client'

let database: Database
let prisma: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterAll(async () => {
  await prisma.$disconnect()
  await database.close()
})
beforeEach(() => prisma.attempts.deleteMany())

const keys = { secretHash: randomBytes(32) }
const start = Date.UTC(2026, 10, 26)
const minute = 60_000

/** A process that counts attempts, with its own clock: milliseconds after the start. */
function open(options: { most?: number; pausing?: (source: string, seconds: number) => void } = {}) {
  const time = { now: 0 }
  const clock = () => new Date(start + time.now)
  return { time, ...countAttempts(prisma, keys, { clock, ...options }) }
}

const ada: Guess = { of: 'person', userId: 'ada', halfSession: null, device: null }
const password = (email: string, source = '203.0.113.7'): Guess => ({
  of: 'password',
  email,
  source,
  device: null,
})
const waitIn = (result: Result<Attempt>) =>
  !result.ok && result.failure.kind === 'throttled' ? result.failure.retryAfter : 0
const repeated = (times: number, guess: () => Promise<Result<Attempt>>) =>
  Promise.all(Array.from({ length: times }, guess))

test('a clock that is a second behind does not skip the pause of another process', async () => {
  const [first, second] = [open(), open()]
  first.time.now = 1_000
  while ((await first.begin(ada)).ok);
  expect(waitIn(await second.begin(ada))).toBeGreaterThan(0)
  second.time.now = 900
  expect(waitIn(await second.begin(ada))).toBeGreaterThan(0)
})

test('attempts made at once by two processes, whose clocks differ, count one by one', async () => {
  const [first, second] = [open(), open()]
  second.time.now = 400
  const answers = await repeated(30, () => (Math.random() < 0.5 ? first : second).begin(ada))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
})

test('a clock far behind waits for the longest pause, and then counts on by this clock', async () => {
  const [ahead, behind] = [open(), open()]
  ahead.time.now = 24 * 60 * minute
  while ((await ahead.begin(ada)).ok);
  expect(waitIn(await behind.begin(ada))).toBe(60 * 60)
  behind.time.now = 59 * minute
  expect(waitIn(await behind.begin(ada))).toBe(60)
  behind.time.now = 60 * minute
  expect(kindOf(await behind.begin(ada))).toBe('ok')
  expect(waitIn(await behind.begin(ada))).toBe(4)
})

test('attempts begun, taken back and forgotten at once never fail', async () => {
  const { begin, takeBack } = open()
  await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const begun = await begin(ada)
      if (index % 3 === 0) await forgetAttempts(prisma, keys, 'ada')
      if (begun.ok) await takeBack(begun.value)
    }),
  )
  expect(await prisma.attempts.count()).toBe(0)
})

test('a success takes back its own attempt and nothing else, in each count', async () => {
  const { begin, takeBack } = open()
  for (let failure = 0; failure < 3; failure++) value(await begin(password('ada@example.com')))
  await takeBack(value(await begin(password('ada@example.com'))))
  const levels = await prisma.attempts.findMany({ select: { kind: true, level: true } })
  expect(levels.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    { kind: 'email', level: 3 },
    { kind: 'source', level: 3 },
  ])
})

test('an attempt that has to wait is not counted anywhere', async () => {
  const told: [string, number][] = []
  const { begin } = open({ pausing: (...pause) => told.push(pause) })
  for (let failure = 0; failure < 30; failure++) await begin(password('ada@example.com'))
  expect(told, 'the source has sixteen left').toEqual([])
  for (let made = 0; made < 16; made++) value(await begin(password(`somebody-${made}@example.com`)))
  expect(await begin(password('one-more@example.com'))).toEqual(fail({ kind: 'throttled', retryAfter: 1 }))
  expect(told).toEqual([['203.0.113.7', 1]])
  expect(await prisma.attempts.count()).toBe(18)
})

test('an e-mail address is counted from all sources together', async () => {
  const { begin } = open()
  let sources = 0
  const answers = await repeated(20, () => begin(password('ada@example.com', `203.0.113.${sources++}`)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
})

test('stores no e-mail address and no source', async () => {
  const { begin } = open()
  await begin(password('ada@example.com'))
  for (const row of await prisma.attempts.findMany()) expect(row.key).toHaveLength(32)
  expect(JSON.stringify(await prisma.attempts.findMany())).not.toContain('ada')
})

test('a flood of made-up e-mail addresses never resets a count: those beyond the limit share one', async () => {
  const { time, begin } = open({ most: 50 })
  for (let failure = 0; failure < 4; failure++) await begin(password('ada@example.com', '198.51.100.1'))
  for (let made = 0; made < 60; made++) await begin(password(`made-up-${made}@example.com`, `10.0.0.${made}`))
  time.now = minute
  for (let made = 0; made < 60; made++) await begin(password(`more-${made}@example.com`, `10.0.1.${made}`))
  const rows = await prisma.attempts.count()
  expect(rows).toBeLessThanOrEqual(5 + 120 + 2)
  expect(await prisma.attempts.count({ where: { key: new Uint8Array(32) } })).toBeGreaterThan(0)
  expect(waitIn(await begin(password('ada@example.com', '198.51.100.2'))), 'keeps its count').toBe(0)
  expect(waitIn(await begin(password('ada@example.com', '198.51.100.2'))), 'keeps its pause').toBeGreaterThan(
    0,
  )
  expect(waitIn(await begin(password('new@example.com', '198.51.100.3'))), 'shares').toBeGreaterThan(0)
  expect(waitIn(await begin(ada)), 'whom strangers cannot make up').toBe(0)
})

test('what has faded is removed, and nothing else', async () => {
  const { time, begin } = open()
  await begin(password('ada@example.com'))
  const { remove } = keepAttempts(prisma)
  time.now = 10 * minute
  await begin(ada)
  expect(await remove(new Date(start + 10 * minute)), 'the source').toBe(1)
  expect(await remove(new Date(start + 61 * minute)), 'the e-mail address').toBe(1)
  expect(await remove(new Date(start + 69 * minute))).toBe(0)
  expect(await remove(new Date(start + 71 * minute)), 'the person').toBe(1)
})
