import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRounds } from 'bcryptjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commonPassword, NewPassword } from '@/lib/domain/password'
import { openPasswords } from './passwords'

function chosen(text: string): NewPassword {
  const password = NewPassword.chosenBy({ name: '', email: '' }, text)
  if (!password.ok) throw new Error(`${text} is refused`)
  return password.value
}

// A fake worker that returns the order of its tasks. It crashes on one password, and on another it reports its arguments.
const worker = `
import { parentPort, workerData } from 'node:worker_threads'
let asked = 0
parentPort.on('message', ({ password, hash, guesses }) => {
  if (password === 'deadly') throw new Error('the worker crashed')
  if (password === 'tell') throw new Error(workerData.cost + ' ' + hash)
  asked += 1
  if (guesses?.includes('common')) return parentPort.postMessage({ common: true })
  parentPort.postMessage(hash === undefined ? { hash: password + ' ' + asked } : { matches: hash === password })
})`

let folder: string
let workerFile: URL
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-worker-'))
  await writeFile(join(folder, 'worker.mjs'), worker)
  workerFile = pathToFileURL(join(folder, 'worker.mjs'))
})
afterAll(() => rm(folder, { recursive: true }))

const from = (lane: string) => ({ lane, isKnown: false })
const hashes = (answers: { ok: boolean; value?: string }[]) =>
  answers.flatMap((answer) => (answer.ok ? [answer.value] : []))

test('of many passwords sent at once from one source, a few are hashed and the others must wait', async () => {
  const passwords = openPasswords(workerFile, 4)
  const strangers = Array.from({ length: 300 }, () => passwords.hash(chosen('stranger'), from('one place')))
  const honest = passwords.hash(chosen('honest'), from('another place'))
  expect(await honest, 'after the current one').toEqual({ ok: true, value: 'honest 2' })
  const answers = await Promise.all(strangers)
  expect(hashes(answers)).toHaveLength(11)
  expect(answers.at(-1)).toEqual({ ok: false, failure: { kind: 'throttled', retryAfter: 5 } })
  expect(
    await passwords.hash(chosen('stranger'), from('one place')),
    'there is room again later',
  ).toMatchObject({
    ok: true,
  })
})

test('the queue is bounded when many sources send at once, and serves every source', async () => {
  const passwords = openPasswords(workerFile, 4)
  const places = Array.from({ length: 30 }, (_, place) => `place ${place}`)
  const answers = await Promise.all(
    places.map((place) => Promise.all([1, 2, 3, 4, 5].map(() => passwords.hash(chosen('x'), from(place))))),
  )
  const done = answers.map((answer) => hashes(answer).length)
  expect(done.reduce((sum, one) => sum + one, 0)).toBe(41)
  expect(Math.min(...done)).toBeGreaterThanOrEqual(1)
})

test('a worker that crashes fails one request, and a new worker does the rest', async () => {
  const passwords = openPasswords(workerFile, 4)
  const first = passwords.matches('right', 'right', from('a'))
  const deadly = passwords.hash(chosen('deadly'), from('b'))
  const after = passwords.matches('wrong', 'right', from('c'))
  expect(await first).toEqual({ ok: true, value: true })
  await expect(deadly).rejects.toThrow('the worker crashed')
  expect(await after).toEqual({ ok: true, value: false })
})

test('without a stored hash no password matches', async () => {
  expect(await openPasswords(workerFile, 4).matches('right', null, from('a'))).toEqual({
    ok: true,
    value: false,
  })
})

test('a password that the worker finds common is refused', async () => {
  const passwords = openPasswords(workerFile, 4)
  expect(await passwords.hash(chosen('common!'), from('a'))).toEqual({ ok: false, failure: commonPassword })
  expect(await passwords.hash(chosen('rare'), from('a'))).toMatchObject({ ok: true })
})

test.each([5, 12])(
  'passwords are hashed at the given cost of %i, and checking an unknown person costs as much',
  async (cost) => {
    const passwords = openPasswords(workerFile, cost)
    const told = (asked: Promise<unknown>) => asked.then(String, (error: Error) => error.message)
    expect(await told(passwords.hash(chosen('tell'), from('a')))).toBe(`${cost} undefined`)
    const [given, hash = ''] = (await told(passwords.matches('tell', null, from('a')))).split(' ')
    expect([given, getRounds(hash)]).toEqual([String(cost), cost])
  },
)
