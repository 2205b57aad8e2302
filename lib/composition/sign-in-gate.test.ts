import { expect, test } from 'vitest'
import { signInGate } from './sign-in-gate'

const address = '203.0.113.7'
const stranger = { address, device: '' }
const known = { address, device: 'one.ada.1.0.1' }

test('strangers at one address do not make a browser wait that is known, neither to try nor to prepare it', async () => {
  const admit = signInGate(() => 0)
  const tries = await Promise.all(Array.from({ length: 50 }, () => admit(stranger, true)))
  expect(tries.filter((admission) => 'wait' in admission)).toHaveLength(39)
  // These never leave, and more of them wait than may.
  for (let other = 0; other < 102; other++) void admit(stranger, false)
  expect(await admit(stranger, false)).toEqual({ wait: 5 })
  expect(await admit(known, true)).toHaveProperty('leave')
  expect(await admit(known, false)).toHaveProperty('leave')
})

test('the pause of an address does not hold for a browser there that is known', async () => {
  const admit = signInGate(() => 60)
  expect(await admit(stranger, true)).toEqual({ wait: 60 })
  expect(await admit(known, true)).toHaveProperty('leave')
})

test('one cookie cannot fill the gate', async () => {
  const admit = signInGate(() => 0)
  const tries = await Promise.all(Array.from({ length: 50 }, () => admit(known, true)))
  expect(tries.filter((admission) => 'wait' in admission)).toHaveLength(39)
  expect(await admit(stranger, true)).toHaveProperty('leave')
})

test('a crowd of strangers from many addresses is bounded, leaves room again, and makes no known browser wait', async () => {
  const admit = signInGate(() => 0)
  const from = (index: number) => ({ address: `10.0.${index >> 8}.${index & 255}`, device: '' })
  const tries = await Promise.all(Array.from({ length: 1_000 }, (_, index) => admit(from(index), true)))
  const admitted = tries.filter((admission) => 'leave' in admission)
  expect(admitted).toHaveLength(120)
  expect(await admit(known, true)).toHaveProperty('leave')
  admitted[0]?.leave()
  expect(await admit(from(2_000), true), 'there is room again').toHaveProperty('leave')
  expect(await admit(from(2_001), true)).toEqual({ wait: 5 })
  for (const { leave } of admitted.slice(1, 12)) leave()
  const again = await Promise.all(Array.from({ length: 12 }, () => admit(from(999), true)))
  expect(
    again.filter((admission) => 'leave' in admission),
    'nor is a refused one remembered',
  ).toHaveLength(11)
})
