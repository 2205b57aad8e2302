import type { UsageCounts } from '@/components/credentials/usage-view'
import type { CredentialView } from '@/components/credentials/credential-view'

/** An API client as the browser gets it. */
export interface ApiClientView extends CredentialView {
  clientId: string
  contactEmail: string | null
  application: string | null
}

/** As much of one as what is done with it needs, in its row or in its details. */
export type ActedOnClient = Pick<
  ApiClientView,
  'id' | 'clientId' | 'name' | 'state' | 'lastRedeemedAt' | 'lastRedeemedFrom' | 'version'
>

/** As much of one as its row shows and its actions need: a page holds fifty. */
export interface ListedClient
  extends
    ActedOnClient,
    Pick<ApiClientView, 'description' | 'contactEmail' | 'application' | 'createdAt' | 'expiresAt'> {
  /** On how many APIs it was granted to read, and to write. */
  reads: number
  writes: number
  /** Seven days, oldest first. */
  usage: UsageCounts[]
}

/** What is shown once, right after a secret was made. */
export interface RevealedSecret {
  name: string
  clientId: string
  clientSecret: string
  baseUrl: string
  tokenUrl: string
}
