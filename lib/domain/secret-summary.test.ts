import { describe, expect, test } from 'vitest'
import { liveSecrets } from './secret-summary'

const now = new Date('2026-11-26T12:00:00Z')
const from = (milliseconds: number) => new Date(now.getTime() + milliseconds)

describe('R1: a secret is live', () => {
  test.each([
    ['without a date', null, true],
    ['a millisecond before its date', from(1), true],
    ['no longer at its date', now, false],
    ['no longer after it', from(-1), false],
  ])('%s', (_title, retiresAt, isLive) => {
    expect(liveSecrets([{ retiresAt }], now)).toHaveLength(isLive ? 1 : 0)
  })
})
