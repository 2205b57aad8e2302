import {
  stateOf,
  type ApiClient,
  type CredentialState,
  type GrantedApi,
  type ServiceApiKey,
} from '@/lib/domain/credential'
import { lapseOf, type Lapse } from '@/lib/domain/permission'

type Seen<Credential> = Omit<Credential, 'grants'> & {
  state: CredentialState
  grants: (GrantedApi & { lapse: Lapse | null })[]
}

/** A credential as a person sees it at a moment: with its state, and with the grants that have no effect marked. */
export function seenCredential<Credential extends ApiClient | ServiceApiKey>(
  credential: Credential,
  now: Date,
): Seen<Credential> {
  return {
    ...credential,
    state: stateOf(credential, now),
    grants: credential.grants.map((grant) => ({
      ...grant,
      lapse: lapseOf({ ...grant, retired: grant.retiredAt !== null }, credential),
    })),
  }
}
