import { isClientId, stateOf, type CredentialState } from './credential'
import { firstOf } from './first-of'
import type { KnownCredential, RefusalReason } from './known-credential'
import type { AddressRefusal } from './network-restriction'
import { day } from './time'
import { namedScopes } from './usage'

/** Why a machine's request was refused. A closed list, so that it can never contain anything that a caller sent. */
export type MachineRefusalReason =
  | RefusalReason
  | AddressRefusal
  | 'body_unreadable'
  | 'body_too_large'
  | 'body_not_a_form'
  | 'body_not_json'
  | 'report_malformed'
  | 'too_many_reports'
  | 'reports_waiting'
  | 'parameter_repeated'
  | 'authorization_repeated'
  | 'basic_malformed'
  | 'two_authentications'
  | 'no_authentication'
  | 'unknown_client'
  | 'grant_missing'
  | 'grant_unsupported'
  | 'scope_not_held'
  | 'permission_missing'
  | 'token_missing'
  | 'foreign_token'
  | 'insufficient_scope'
  | 'no_credential'
  | 'several_credentials'
  | 'unknown_credential'
  | 'method_not_allowed'
  | 'unknown_path'
  | 'unavailable'
  | 'failed'

/** What a caller proved its identity with. */
export type Shown = 'client_secret' | 'access_token' | 'service_api_key'

/** A refused request of a machine, with everything that was decided about it. Of what the caller sent it has only this. */
export interface MachineRefusal {
  reference: string
  time: Date
  /** The path of the endpoint, not that of the request. */
  endpoint: string
  status: number
  reason: MachineRefusalReason
  /** Null if it is not clear whose request it was. */
  credentialId: string | null
  /** The client ID that was sent, if no live credential was found. */
  clientId: string | null
  /** What the caller showed; null if it was nothing that we know. */
  shown: Shown | null
  /** The last four characters of the secret that was shown, or that a token was issued for. Only if it is the credential's. */
  secretHint: string | null
  state: CredentialState | null
  /** The source address, or `unknown`. */
  sourceAddress: string
  /** The trusted proxy that told the source address; null if it is that of the connection. */
  toldBy: string | null
  /** The scopes that the request asked for or needed, and those that it could have, up to a limit. */
  scopesAsked: readonly string[]
  scopesHeld: readonly string[]
  /** The network restriction, up to a limit. */
  networks: readonly string[]
}

/** What is certain about every refused request. */
type Receipt = Pick<MachineRefusal, 'reference' | 'time' | 'endpoint' | 'status' | 'sourceAddress' | 'toldBy'>

/** What is known about a refused request. */
export interface KnownOfRefusal {
  reason: MachineRefusalReason
  credential?: KnownCredential | null | undefined
  /** For a credential that is not known any more. */
  credentialId?: string | undefined
  /** As the caller sent it. */
  clientId?: string | undefined
  shown?: Shown | undefined
  secretHint?: string | undefined
  /** As the caller sent them. */
  scopesAsked?: readonly string[] | undefined
  scopesHeld?: readonly string[] | undefined
}

const none: readonly string[] = []

/**
 * What is kept about a refused request. People paste secrets into every field, so what the caller sent is kept only where it
 * has the form of what belongs there.
 */
export function toMachineRefusal(receipt: Receipt, known: KnownOfRefusal): MachineRefusal {
  const { credential, clientId, scopesAsked = none, scopesHeld = none } = known
  const credentialId = credential?.id ?? known.credentialId ?? null
  return {
    reference: receipt.reference,
    time: receipt.time,
    endpoint: receipt.endpoint,
    status: receipt.status,
    reason: known.reason,
    credentialId,
    clientId:
      credentialId === null && clientId !== undefined && isClientId(clientId) ? ownCopy(clientId) : null,
    shown: known.shown ?? null,
    secretHint: known.secretHint ?? null,
    state: credential ? stateOf(credential, receipt.time) : null,
    sourceAddress: receipt.sourceAddress,
    toldBy: receipt.toldBy,
    scopesAsked:
      scopesAsked.length > 0 ? ownCopy(firstOf(namedScopes(scopesAsked)).join(' ')).split(' ') : none,
    scopesHeld: firstOf(scopesHeld),
    networks: credential?.restriction.entries ?? none,
  }
}

/** A copy of an ASCII text, because a slice of a header or a body would keep all of it in memory. */
const ownCopy = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

/** How long refusals are kept at most. */
export const refusalsKept = 7 * day
