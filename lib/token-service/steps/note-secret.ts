import type { Serving } from '../endpoint'
import type { Admitted } from './check-address'
import type { WhereAndWhen } from './count-use'

/** Records the use of a secret that redeems nothing, so that nobody retires a secret that still asks or revokes. */
export function noteSecret({ service, client, from, now }: Serving & WhereAndWhen & Admitted): void {
  const { credential, secret } = client
  service.secretUsed({ credentialId: credential.id, secretId: secret.id, at: now, from, redeems: false })
}
