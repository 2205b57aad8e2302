import { expect, test } from 'vitest'
import fc from 'fast-check'
import { noAttempts, personPace, reserve, sourcePace, takenBack, type Attempts, type Pace } from './attempts'
import { day, hour, minute, second } from './time'

const start = Date.UTC(2026, 10, 26)
const longest = personPace.longestPause * second

/** A count, with the attempts that were let through. */
function counter(pace: Pace = personPace) {
  let attempts: Attempts = noAttempts
  const made: number[] = []
  return {
    made,
    /** Seconds to wait, or 0 if the attempt was let through. */
    attempt(now: number): number {
      const { wait, after } = reserve(attempts, pace, now)
      attempts = after
      if (wait === 0) made.push(now)
      return wait
    },
    /** Somebody who knows the secret makes an attempt and takes it back some time later, if it is let through. */
    succeed(now: number, meanwhile: () => void = () => {}): number {
      const before = attempts
      const { wait, after } = reserve(attempts, pace, now)
      attempts = after
      if (wait > 0) return wait
      meanwhile()
      attempts = takenBack(attempts, { openedAt: before.opensAt, at: after.at, opensAt: after.opensAt })
      return 0
    },
    /** Fails this many times, each as soon as it may. Returns the time of the last. */
    fail(times: number, from: number): number {
      let now = from
      for (let failures = 0; failures < times;) {
        const wait = this.attempt(now)
        if (wait > 0) now += wait * second
        else failures++
      }
      return now
    },
  }
}

/** The most that fall into 24 hours. */
function mostInADay(made: number[]): number {
  let first = 0
  return made.reduce((most, at, index) => {
    while ((made[first] ?? at) <= at - day) first++
    return Math.max(most, index - first + 1)
  }, 0)
}

test('some attempts are free, then each pause is longer than the one before, up to the longest', () => {
  const counted = counter(sourcePace)
  let now = start
  for (let free = 0; free < 20; free++) expect(counted.attempt(now)).toBe(0)
  for (const pause of [1, 2, 4, 8, 16, 32, 32, 60]) {
    expect(counted.attempt(now)).toBe(pause)
    expect(counted.attempt(now + (pause - 1) * second), 'a second before it is over').toBe(1)
    now += pause * second
    expect(counted.attempt(now)).toBe(0)
  }
})

test('three counts of a person have at most a hundred failures a day together', () => {
  const counted = counter()
  for (let now = start; now < start + 3 * day;) {
    const wait = counted.attempt(now)
    now += wait * second
  }
  expect(mostInADay(counted.made)).toBeGreaterThan(25)
  expect(3 * mostInADay(counted.made)).toBeLessThanOrEqual(100)
})

test('no pattern of attempts, rests and successes of the honest person allows more', () => {
  const step = fc.record({
    rest: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 100 }).map((seconds) => seconds * second),
      fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * minute),
      fc.integer({ min: 1, max: 30 }).map((hours) => hours * hour),
    ),
    guesses: fc.integer({ min: 0, max: 60 }),
    /** Whether each guess waits for its pause, or the rest of them is given up. */
    isPatient: fc.boolean(),
    success: fc.constantFrom('none', 'alone', 'with a guess meanwhile', 'slow, with guesses meanwhile'),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const counted = counter()
      let now = start
      for (const { rest, guesses, isPatient, success } of steps) {
        now += rest
        for (let guess = 0; guess < guesses; guess++) {
          const wait = counted.attempt(now)
          if (wait > 0 && isPatient) now += wait * second
        }
        if (success === 'none') continue
        counted.succeed(now, () => {
          if (success === 'with a guess meanwhile') counted.attempt(now)
          if (success === 'slow, with guesses meanwhile') now = counted.fail(2, now + 10 * second)
        })
      }
      expect(mostInADay(counted.made)).toBeLessThanOrEqual(33)
    }),
  )
})

test('a success every minute gives no further guesses', () => {
  const counted = counter()
  for (let now = start; now < start + 2 * day; now += minute) {
    counted.succeed(now)
    while (counted.attempt(now) === 0);
  }
  expect(mostInADay(counted.made)).toBeLessThanOrEqual(33)
})

test('a success leaves the count and the pause as they were before it', () => {
  const counted = counter()
  const now = counted.fail(7, start)
  const opened = now + counted.attempt(now) * second
  expect(counted.succeed(opened)).toBe(0)
  expect(counted.attempt(opened), 'the next is let through at once').toBe(0)
  expect(counted.attempt(opened), 'with the pause that it would have had').toBe(256)
})

test('a success keeps the pause of an attempt that began after it', () => {
  const counted = counter()
  const opened = counted.fail(7, start) + 64 * second
  counted.succeed(opened, () => {
    expect(counted.attempt(opened + 256 * second)).toBe(0)
  })
  expect(counted.attempt(opened + 256 * second)).toBe(1024)
})

test('a clock that is behind the one of the last attempt does not skip the pause', () => {
  for (const behind of [1, second, 30 * second, minute, 2 * minute, hour, day, 365 * day]) {
    const counted = counter()
    const now = counted.fail(12, start)
    expect(counted.attempt(now - behind), `${behind} ms`).toBeGreaterThan(0)
    expect(counted.attempt(now - behind + second), `${behind} ms`).toBeGreaterThan(0)
    expect(counted.attempt(now - behind - second), `${behind} ms`).toBeGreaterThan(0)
  }
})

test('a clock that was set back makes nobody wait much longer than the longest pause twice', () => {
  for (const back of [30, 120, 2_000, 3_600, 3_700, 6_000, 8_000, 24 * 3_600, 365 * 24 * 3_600]) {
    const counted = counter()
    const now = counted.fail(20, start) - back * second
    const wait = counted.attempt(now)
    expect(wait, `${back} s`).toBeLessThanOrEqual(2 * personPace.longestPause + 60)
    expect(counted.attempt(now + (wait - 1) * second), `${back} s`).toBe(1)
    expect(counted.attempt(now + wait * second), `${back} s`).toBe(0)
    expect(counted.attempt(now + wait * second), `${back} s`).toBe(personPace.longestPause)
  }
})

test('a clock that was set back leaves the free attempts free', () => {
  const counted = counter()
  counted.attempt(start)
  expect(counted.attempt(start - day)).toBe(0)
})

test('two processes whose clocks differ by hours allow no more than twice as much', () => {
  for (const apart of [30 * second, 5 * minute, longest, 3 * hour, 30 * day]) {
    const counted = counter()
    const made: number[] = []
    for (let now = start; now < start + 2 * day; now += 10 * second) {
      if (counted.attempt(now) === 0) made.push(now)
      if (counted.attempt(now + apart) === 0) made.push(now)
    }
    expect(mostInADay(made), `${apart} ms`).toBeLessThanOrEqual(66)
  }
})

test('attempts fade, so that yesterday’s mistakes count no more today', () => {
  const counted = counter()
  const now = counted.fail(20, start)
  for (let free = 0; free < 4; free++) expect(counted.attempt(now + day)).toBe(0)
})
