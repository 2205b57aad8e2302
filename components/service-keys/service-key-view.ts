import type { CredentialView } from '@/components/credentials/credential-view'

/** A service API key as the browser gets it. */
export interface ServiceKeyView extends CredentialView {
  serviceUserName: string
}

/** What is shown once, right after a key was made. */
export interface RevealedKey {
  id: string
  name: string
  key: string
}

/** The service users to choose from. */
export interface ServiceUserOffer {
  users: { name: string; keys: number }[]
  /** So many keys each has at most. */
  mostKeys: number
}
