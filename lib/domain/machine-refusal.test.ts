import { expect, test } from 'vitest'
import { toMachineRefusal, type KnownOfRefusal } from './machine-refusal'
import { compileNetworks } from './network-restriction'
import { newClientSecret } from './secret'
import { knownCredential } from './test-known-credential'

const time = new Date('2026-11-27T08:00:00Z')
const kept = (known: Partial<KnownOfRefusal>) =>
  toMachineRefusal(
    {
      reference: '0000-0000-0000',
      time,
      endpoint: '/oauth/token',
      status: 401,
      sourceAddress: '192.0.2.1',
      toldBy: null,
    },
    { reason: 'wrong_secret', ...known },
  )

test('of what a caller sent, only what has the form of a client ID or a scope is kept', () => {
  const secret = newClientSecret().reveal()
  const clientId = `kt_${'a'.repeat(24)}`
  const pasted = kept({
    clientId: secret,
    scopesAsked: [secret, 'alerts:read', `${secret}:read`, 'alerts:read'],
  })
  expect(pasted).toMatchObject({ clientId: null, scopesAsked: ['other', 'alerts:read'] })
  expect(JSON.stringify(pasted)).not.toContain(secret)
  for (const near of [` ${clientId}`, `${clientId}\n`, clientId.toUpperCase(), `${clientId}b`])
    expect(kept({ clientId: near }).clientId).toBeNull()
  expect(kept({ clientId }).clientId).toBe(clientId)
})

test('lists are kept up to a limit, with the number of what was left out', () => {
  const many = Array.from({ length: 100 }, (_, n) => `10.0.${n}.0/24`)
  const scopes = Array.from({ length: 225 }, (_, n) => `api-${n}:read`)
  const credential = knownCredential({ restriction: compileNetworks(many), disabledAt: time })
  const listed = kept({ credential, scopesAsked: scopes, scopesHeld: scopes })
  expect(listed).toMatchObject({ credentialId: 'credential', state: 'disabled' })
  expect([listed.networks.length, listed.networks.at(-1)]).toEqual([21, '+80'])
  expect([listed.scopesAsked.length, listed.scopesAsked.at(-1)]).toEqual([21, '+205'])
  expect(listed.scopesHeld.slice(-2)).toEqual(['api-19:read', '+205'])
})
