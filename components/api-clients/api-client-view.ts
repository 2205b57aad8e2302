import type { CredentialView } from '@/components/credentials/credential-view'

/** An API client as the browser gets it. */
export interface ApiClientView extends CredentialView {
  clientId: string
  contactEmail: string | null
  application: string | null
}

/** What is shown once, right after a secret was made. */
export interface RevealedSecret {
  name: string
  clientId: string
  clientSecret: string
  baseUrl: string
  tokenUrl: string
}
