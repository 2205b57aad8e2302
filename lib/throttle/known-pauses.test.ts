import { expect, test } from 'vitest'
import { fail, ok } from '@/lib/domain/failure'
import type { Guess } from '@/lib/ports/attempts'
import { kindOf } from '@/lib/test-results'
import { withKnownPauses } from './known-pauses'

const ada: Guess = { of: 'person', userId: 'ada', halfSession: null, device: null }
const grace: Guess = { of: 'person', userId: 'grace', halfSession: null, device: null }

/** Counts that let five attempts of a person through until some are forgiven. */
function open() {
  const time = { now: 0 }
  const asked: string[] = []
  let left = 5
  const counts = withKnownPauses(
    {
      async begin(guess) {
        asked.push(guess.of === 'person' ? guess.userId : guess.email)
        await new Promise((resolve) => setImmediate(resolve))
        if (asked.length === 3) throw new Error('the database is away')
        left -= 1
        return left >= 0
          ? ok({ isFromKnownDevice: false, counts: [] })
          : fail({ kind: 'throttled', retryAfter: 60 })
      },
      async takeBack() {},
    },
    { clock: () => new Date(time.now), waitOfSource: (source) => (source === 'a paused one' ? 60 : 0) },
  )
  return { ...counts, time, asked, forgive: () => void (left = 1) }
}

test('a flood of guesses at one secret asks the database no more than those that are let through and one more', async () => {
  const { begin, asked } = open()
  const answers = await Promise.allSettled(Array.from({ length: 1_000 }, () => begin(ada)))
  const kinds = answers.map((answer) => (answer.status === 'fulfilled' ? kindOf(answer.value) : 'error'))
  expect(kinds.filter((kind) => kind === 'ok')).toHaveLength(5)
  expect(kinds.filter((kind) => kind === 'error')).toHaveLength(1)
  expect(asked).toHaveLength(7)
})

test('a refusal is believed for a second, and for no other person', async () => {
  const { begin, asked, time, forgive } = open()
  await Promise.allSettled(Array.from({ length: 10 }, () => begin(ada)))
  forgive()
  time.now = 999
  expect(await begin(ada)).toEqual(fail({ kind: 'throttled', retryAfter: 60 }))
  const before = asked.length
  await begin(grace)
  expect(asked).toHaveLength(before + 1)
  forgive()
  time.now = 1_000
  expect(kindOf(await begin(ada))).toBe('ok')
})

test('a source that has to wait makes nobody else wait for the same e-mail address', async () => {
  const { begin, asked } = open()
  const guess = (source: string): Guess => ({
    of: 'password',
    email: 'ada@example.com',
    source,
    device: null,
  })
  expect(kindOf(await begin(guess('a paused one')))).toBe('throttled')
  expect(asked).toEqual([])
  expect(kindOf(await begin(guess('another')))).toBe('ok')
})
