import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenHolder } from './known-credential'
import { compileNetworks } from './network-restriction'
import { decideServiceApiKey } from './service-api-key'
import { knownCredential, knownSecret as secret } from './test-known-credential'

const now = new Date('2026-11-22T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const from = '192.0.2.1'

const key = (changes: Partial<TokenHolder>) =>
  knownCredential({
    scope: ['alerts:read'],
    roles: ['cloud-administrator'],
    secrets: [secret('shown')],
    ...changes,
  })

const decide = (changes: Partial<TokenHolder> = {}, { shown = 'shown', address = from } = {}) =>
  decideServiceApiKey(key(changes), { matches: ({ id }) => id === shown, from: address, now })

const elsewhere = compileNetworks(['203.0.113.0/24'])

describe('a service API key', () => {
  test('passes with its current permissions, and the decision names the presented secret', () => {
    expect(decide()).toEqual({
      kind: 'accepted',
      secret: secret('shown'),
      scope: ['alerts:read'],
      roles: ['cloud-administrator'],
    })
  })

  test.each<[string, string, Partial<TokenHolder>]>([
    ['has expired', 'expired', { expiresAt: inSeconds(-1) }],
    ['expires at this moment', 'expired', { expiresAt: now }],
    ['is disabled', 'disabled', { disabledAt: inSeconds(-1) }],
    ['has retired', 'wrong_secret', { secrets: [secret('shown', inSeconds(-1))] }],
    ['retires at this moment', 'wrong_secret', { secrets: [secret('shown', now)] }],
    ['has ended', 'wrong_secret', { secrets: [secret('other')] }],
  ])('that %s is refused as %s', (_what, reason, changes) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason })
  })

  test('with a secret that retires later still passes, and a live secret does not revive a retired one', () => {
    const secrets = [secret('old', inSeconds(-1)), secret('shown', inSeconds(1)), secret('new')]
    expect(decide({ secrets })).toMatchObject({ kind: 'accepted', secret: { id: 'shown' } })
    expect(decide({ secrets }, { shown: 'new' })).toMatchObject({ kind: 'accepted', secret: { id: 'new' } })
    expect(decide({ secrets }, { shown: 'old' })).toEqual({ kind: 'refused', reason: 'wrong_secret' })
  })

  test('from a forbidden address has its own reason, but only if the key itself would pass', () => {
    const restriction = elsewhere
    expect(decide({ restriction })).toEqual({ kind: 'forbidden_address' })
    expect(decide({ restriction }, { address: 'unknown' })).toEqual({ kind: 'unknown_address' })
    expect(decide({ restriction }, { address: '203.0.113.9' })).toMatchObject({ kind: 'accepted' })
    expect(decide({ restriction, disabledAt: now })).toEqual({ kind: 'refused', reason: 'disabled' })
    expect(decide({ restriction, secrets: [secret('shown', now)] })).toMatchObject({ kind: 'refused' })
  })

  test('passes exactly if the presented secret is live, the key is active and the address is admitted', () => {
    const moment = fc.option(
      fc.integer({ min: -2, max: 2 }).map((seconds) => inSeconds(seconds)),
      { nil: null },
    )
    const later = (limit: Date | null) => limit === null || limit > now
    const inside: Record<string, string> = { '192.0.2.0/24': '192.0.2.1', '203.0.113.0/24': '203.0.113.9' }
    const given = fc.record({
      secrets: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), retiresAt: moment }), {
        selector: ({ id }) => id,
      }),
      shown: fc.constantFrom('a', 'b', 'c'),
      expiresAt: moment,
      disabledAt: moment,
      networks: fc.constantFrom<string[]>([], ...Object.keys(inside).map((network) => [network])),
      address: fc.constantFrom(...Object.values(inside), 'unknown'),
    })
    fc.assert(
      fc.property(given, ({ secrets, shown, expiresAt, disabledAt, networks, address }) => {
        const decision = decide(
          {
            secrets: secrets.map(({ id, retiresAt }) => secret(id, retiresAt)),
            expiresAt,
            disabledAt,
            restriction: compileNetworks(networks),
          },
          { shown, address },
        )
        const isLive = secrets.some(({ id, retiresAt }) => id === shown && later(retiresAt))
        const isActive = later(expiresAt) && disabledAt === null
        const isAdmitted = networks.every((network) => inside[network] === address)
        expect(decision.kind === 'accepted').toBe(isLive && isActive && isAdmitted)
        if (decision.kind === 'accepted') expect(decision.secret.id).toBe(shown)
      }),
      { numRuns: 1_000 },
    )
  })
})
