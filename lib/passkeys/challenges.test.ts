import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Asked } from '@/lib/ports/passkeys'
import { passkeyChallenges } from './challenges'

const key = randomBytes(32)
const challenges = passkeyChallenges(key)
const now = new Date('2026-11-26T12:00:00Z')
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const asked: Asked = { purpose: 'second_step', sessionId: 'one', now }
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

test('a challenge is accepted for its purpose and session, within five minutes', () => {
  const challenge = text(challenges.make(asked))
  expect(challenges.read(challenge, asked)?.expiresAt).toEqual(later(300_000))
  expect(challenges.read(challenge, { ...asked, now: later(299_999) })).not.toBeNull()
  expect(challenges.read(challenge, { ...asked, now: later(300_000) })).toBeNull()
})

test('a challenge is refused for any other purpose or session', () => {
  const challenge = text(challenges.make(asked))
  const others: Partial<Asked>[] = [
    { purpose: 'step_up' },
    { purpose: 'add' },
    { purpose: 'sign_in', sessionId: null },
    { sessionId: 'two' },
    { sessionId: null },
    { sessionId: '' },
  ]
  for (const other of others) expect(challenges.read(challenge, { ...asked, ...other })).toBeNull()
  expect(passkeyChallenges(randomBytes(32)).read(challenge, asked), 'of another server').toBeNull()
})

test('no bit of a challenge can be changed, and each is different', () => {
  const challenge = challenges.make(asked)
  for (let at = 0; at < challenge.length; at++) {
    const changed = Uint8Array.from(challenge)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(challenges.read(text(changed), asked), String(at)).toBeNull()
  }
  for (const nonsense of ['', 'AAAA', '💥', `${text(challenge)}AA`])
    expect(challenges.read(nonsense, asked)).toBeNull()
  expect(text(challenges.make(asked))).not.toBe(text(challenge))
})
