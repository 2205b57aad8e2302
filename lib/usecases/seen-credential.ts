import {
  stateOf,
  type ApiClient,
  type CredentialState,
  type GrantedApi,
  type ServiceApiKey,
} from '@/lib/domain/credential'
import { lapseOf, type Lapse } from '@/lib/domain/permission'
import { isStillUsed, quietAt } from '@/lib/domain/secret-retirement'
import { liveSecrets, type SecretSummary } from '@/lib/domain/secret-summary'

/** A live secret, with when it retires and whether it is still in use beside a newer one. */
interface SeenSecret extends SecretSummary {
  quietAt: Date | null
  isStillUsed: boolean
}

type Seen<Credential> = Omit<Credential, 'grants' | 'secrets'> & {
  state: CredentialState
  secrets: SeenSecret[]
  grants: (GrantedApi & { lapse: Lapse | null })[]
}

/**
 * A credential as a person sees it at a moment: with its state, its live secrets, and with the grants that have no effect
 * marked.
 */
export function seenCredential<Credential extends ApiClient | ServiceApiKey>(
  credential: Credential,
  now: Date,
): Seen<Credential> {
  return {
    ...credential,
    state: stateOf(credential, now),
    secrets: liveSecrets(credential.secrets, now).map((secret) => ({
      ...secret,
      quietAt: quietAt(secret),
      isStillUsed: isStillUsed(secret, now),
    })),
    grants: credential.grants.map((grant) => ({
      ...grant,
      lapse: lapseOf({ ...grant, retired: grant.retiredAt !== null }, credential),
    })),
  }
}
