import { expect, test } from 'vitest'
import { passwordAttempts } from './password-attempts'

const clock = () => new Date(1_000_000_000_000)

test('an attempt that was not made is not counted', () => {
  const attempts = passwordAttempts(clock)
  for (let time = 0; time < 100; time++) {
    const attempt = attempts.begin({ account: 'ada', source: '203.0.113.7' })
    expect(attempt.ok, `attempt ${time}`).toBe(true)
    if (attempt.ok) attempt.value.notMade()
  }
})

test('an attempt that has to wait is not counted', () => {
  const attempts = passwordAttempts(clock)
  for (let time = 0; time < 100; time++) attempts.begin({ account: 'ada', source: '203.0.113.7' })
  for (let time = 0; time < 15; time++) {
    expect(attempts.begin({ account: `somebody ${time}`, source: '203.0.113.7' }).ok).toBe(true)
  }
  expect(attempts.begin({ account: 'one more', source: '203.0.113.7' })).toEqual({
    ok: false,
    failure: { kind: 'throttled', retryAfter: 1 },
  })
})

test('a correct password clears the failures of its account, and of no other', () => {
  const attempts = passwordAttempts(clock)
  for (let time = 0; time < 4; time++) {
    attempts.begin({ account: 'ada' })
    attempts.begin({ account: 'eve' })
  }
  const right = attempts.begin({ account: 'ada' })
  if (right.ok) right.value.succeeded()
  for (let time = 0; time < 5; time++) expect(attempts.begin({ account: 'ada' }).ok).toBe(true)
  expect(attempts.begin({ account: 'ada' }).ok).toBe(false)
  expect(attempts.begin({ account: 'eve' }).ok).toBe(true)
  expect(attempts.begin({ account: 'eve' }).ok).toBe(false)
})
