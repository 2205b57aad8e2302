import { expect, test } from 'vitest'
import type { MachineRefusalReason } from './machine-refusal'
import { refusalInWords, type Told } from './refusal-words'

const told = (changes: Partial<Told> = {}): Told => ({
  reason: 'wrong_secret',
  shown: 'client_secret',
  status: 400,
  clientId: null,
  state: 'active',
  sourceAddress: '198.51.100.7',
  toldBy: null,
  scopesAsked: [],
  scopesHeld: [],
  networks: [],
  ...changes,
})

const proxied = { toldBy: '10.0.0.2', networks: ['203.0.113.0/24'] }
const key = { shown: 'service_api_key' } as const
const token = { shown: 'access_token' } as const
const many = { networks: ['192.0.2.1', '203.0.113.0/24', '+85'] }

test.each<[MachineRefusalReason, Partial<Told>, string]>([
  [
    'forbidden_address',
    proxied,
    'The secret was right. The address 198.51.100.7, as told by the proxy 10.0.0.2, is not in 203.0.113.0/24.',
  ],
  [
    'forbidden_address',
    { ...key, ...many },
    'The key was right. The address 198.51.100.7 is not in 192.0.2.1, 203.0.113.0/24 or 85 more.',
  ],
  [
    'unknown_address',
    { ...token, ...proxied, sourceAddress: 'unknown' },
    'The token is genuine. The proxy 10.0.0.2 did not send a valid source address, and the API client may only be used from 203.0.113.0/24.',
  ],
  ['wrong_secret', {}, 'The secret was wrong: it is none of the client’s live secrets.'],
  [
    'wrong_secret',
    { status: 429, state: 'disabled' },
    'The secret was wrong: it is none of the client’s live secrets. The API client is disabled too. This address had too many failures and was asked to wait.',
  ],
  ['disabled', {}, 'The secret was right. The API client is disabled.'],
  ['disabled', key, 'The key was right. The service API key is disabled.'],
  ['expired', token, 'The token is genuine. The API client has expired.'],
  [
    'insufficient_scope',
    { ...token, scopesAsked: ['alerts:write', 'other'], scopesHeld: ['alerts:read'] },
    'The token is genuine. The request needs alerts:write and a scope that no API has. The token has only alerts:read.',
  ],
  [
    'scope_not_held',
    { scopesAsked: ['alerts:write'] },
    'The secret was right. The request asked for alerts:write. The API client has no permission that is in effect.',
  ],
  ['unknown_client', { clientId: `kt_${'0'.repeat(24)}` }, 'No live API client has this client ID.'],
  [
    'unknown_client',
    { shown: null },
    'The client ID was malformed. It is not kept, because it may be a secret.',
  ],
])('a refusal because of %s, %j, says so', (reason, changes, sentence) => {
  expect(refusalInWords(told({ ...changes, reason }))).toBe(sentence)
})

test('a reason from a later version is shown unchanged', () => {
  expect(refusalInWords(told({ reason: 'too_early' }))).toBe('Refused: too_early.')
})
