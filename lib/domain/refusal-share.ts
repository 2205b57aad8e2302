import type { MachineRefusal, MachineRefusalReason } from './machine-refusal'

/**
 * What a refusal shares its room with. Of one credential: those that proved it, and those that anybody can cause who knows its
 * client ID. Of no known credential: those that showed something, and those of requests that showed nothing.
 */
export type RefusalShare = 'proven' | 'unproven' | 'unknown' | 'anonymous'

/** How many of each share are kept. Proven and unproven ones count for each credential. */
export const shareLimits: Record<RefusalShare, number> = {
  proven: 50,
  unproven: 50,
  unknown: 1_900,
  anonymous: 100,
}

/** How many refusals are kept in all. */
export const mostRefusals = 20_000

/** Every browser and scanner causes these. */
const anonymous: ReadonlySet<MachineRefusalReason> = new Set([
  'no_credential',
  'unknown_path',
  'method_not_allowed',
  'body_not_json',
  'report_malformed',
  'too_many_reports',
  'reports_waiting',
])

type Shared = Pick<MachineRefusal, 'credentialId' | 'reason' | 'shown' | 'secretHint'>

/** The share that a refusal belongs to: nobody can displace those of others, or those that need more than he has. */
export function shareOf({ credentialId, reason, shown, secretHint }: Shared): RefusalShare {
  if (credentialId === null) return anonymous.has(reason) ? 'anonymous' : 'unknown'
  if (reason === 'wrong_secret' || shown === null) return 'unproven'
  // A client ID is sent with a secret, right or wrong. A token or key that belongs to a credential is genuine.
  return shown === 'client_secret' && secretHint === null ? 'unproven' : 'proven'
}
