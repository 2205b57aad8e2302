import { describe, expect, test } from 'vitest'
import { decideClient } from './client-authentication'
import type { TokenHolder } from './known-credential'
import { knownCredential, knownSecret as secret } from './test-known-credential'

const now = new Date('2026-11-22T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const decide = (changes: Partial<TokenHolder> = {}, text = 'right') =>
  decideClient(knownCredential({ secrets: [secret('right')], ...changes }), {
    matches: ({ hash }) => Buffer.from(hash).toString() === text,
    now,
  })

describe('a client', () => {
  test('with a live secret is accepted', () => {
    expect(decide()).toEqual({ kind: 'accepted', secret: secret('right') })
  })

  test.each<[string, string, Partial<TokenHolder>]>([
    ['disabled', 'disabled', { disabledAt: inSeconds(-1) }],
    ['expired', 'expired', { expiresAt: inSeconds(-1) }],
    ['that expires at this moment', 'expired', { expiresAt: now }],
    ['that is expired and disabled', 'expired', { expiresAt: now, disabledAt: now }],
    ['that presents a retired secret', 'wrong_secret', { secrets: [secret('right', inSeconds(-1))] }],
    ['that presents a secret retiring at this moment', 'wrong_secret', { secrets: [secret('right', now)] }],
    ['without a secret', 'wrong_secret', { secrets: [] }],
  ])('%s is refused as %s', (_what, reason, changes) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason })
  })

  test('with a wrong secret is refused for that reason, whatever else is wrong', () => {
    expect(decide({}, 'wrong')).toEqual({ kind: 'refused', reason: 'wrong_secret' })
    expect(decide({ disabledAt: now, expiresAt: now }, 'wrong')).toMatchObject({ reason: 'wrong_secret' })
  })

  test('with either of two live secrets is accepted, and the decision names the presented one', () => {
    const secrets = [secret('old', inSeconds(1)), secret('new')]
    expect(decide({ secrets }, 'old')).toMatchObject({ kind: 'accepted', secret: { id: 'old' } })
    expect(decide({ secrets }, 'new')).toMatchObject({ kind: 'accepted', secret: { id: 'new' } })
  })

  test('causes a comparison with every secret, whichever it presents', () => {
    const compared: string[] = []
    const secrets = [secret('a'), secret('b', inSeconds(-1)), secret('c')]
    decideClient(knownCredential({ secrets }), {
      matches: ({ id }) => {
        compared.push(id)
        return id === 'a'
      },
      now,
    })
    expect(compared).toEqual(['a', 'b', 'c'])
  })
})
