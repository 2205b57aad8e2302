import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { Lease, leaseTime } from './lease'

let now = { monotonic: 0, wall: 0 }
let lease: Lease
beforeEach(() => {
  now = { monotonic: 5_000, wall: 1_000_000 }
  lease = new Lease({ monotonic: () => now.monotonic, wall: () => now.wall })
})

function pass(milliseconds: number, { wall = milliseconds } = {}) {
  now = { monotonic: now.monotonic + milliseconds, wall: now.wall + wall }
}

test('no lease exists before a heartbeat was received', () => {
  expect(lease.current()).toBeNull()
  lease.send()
  expect(lease.current()).toBeNull()
})

test('the lease runs from the moment of sending, not of receiving', () => {
  const heartbeat = lease.send()
  pass(600)
  lease.receive(heartbeat)
  expect(lease.current()).not.toBeNull()
  pass(leaseTime - 600 - 1)
  expect(lease.current()).not.toBeNull()
  pass(1)
  expect(lease.current()).toBeNull()
})

test('a heartbeat that is received after its second extends nothing', () => {
  const heartbeat = lease.send()
  pass(leaseTime)
  lease.receive(heartbeat)
  expect(lease.current()).toBeNull()
})

test.each([
  ['the monotonic clock, though the wall clock was set back', leaseTime, -3_600_000],
  ['the wall clock, though the monotonic clock stood still', 0, leaseTime],
])('the lease ends by %s', (_clock, monotonic, wall) => {
  lease.receive(lease.send())
  pass(monotonic, { wall })
  expect(lease.current()).toBeNull()
})

test('a lease that was extended in time keeps its number, and a new one after a lapse has another', () => {
  lease.receive(lease.send())
  const first = lease.current()
  pass(leaseTime - 1)
  lease.receive(lease.send())
  pass(leaseTime - 1)
  expect(lease.current()).toBe(first)
  pass(1)
  lease.receive(lease.send())
  expect(lease.current()).not.toBeNull()
  expect(lease.current()).not.toBe(first)
})

test.each([
  ['was never sent', () => 77],
  ['was received already', () => (lease.receive(1), 1)],
  ['was sent before the lease was ended', () => (lease.end(), 1)],
])('a heartbeat that %s proves nothing', (_what, numberOf) => {
  lease.send()
  const heartbeat = numberOf()
  pass(leaseTime)
  lease.receive(heartbeat)
  expect(lease.current()).toBeNull()
})

test('counts the heartbeats that did not come back', () => {
  const sent = [lease.send(), lease.send(), lease.send()]
  expect(lease.unheard).toBe(3)
  lease.receive(sent[1] ?? 0)
  expect(lease.unheard).toBe(1)
})

test('in any order of events, a running lease means that a heartbeat sent within the last second came back', () => {
  const event = fc.oneof(
    fc.constant('send' as const),
    fc.record({ receive: fc.nat(12) }),
    fc.record({ pass: fc.nat(700) }),
    fc.constant('end' as const),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      now = { monotonic: 0, wall: 0 }
      lease = new Lease({ monotonic: () => now.monotonic, wall: () => now.wall })
      const sentAt = new Map<number, number>()
      let proven = -Infinity
      for (const each of events) {
        if (each === 'send') sentAt.set(lease.send(), now.monotonic)
        else if (each === 'end') {
          lease.end()
          sentAt.clear()
          proven = -Infinity
        } else if ('pass' in each) pass(each.pass)
        else {
          lease.receive(each.receive)
          proven = Math.max(proven, sentAt.get(each.receive) ?? -Infinity)
        }
        if (lease.current() !== null) expect(now.monotonic - proven).toBeLessThan(leaseTime)
      }
    }),
  )
})
