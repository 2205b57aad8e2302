import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { CredentialView } from '@/components/credentials/credential-view'

/** An API client as the browser gets it. */
export interface ApiClientView extends CredentialView {
  clientId: string
  contactEmail: string | null
  application: string | null
}

type Listed =
  | 'id'
  | 'clientId'
  | 'name'
  | 'description'
  | 'state'
  | 'contactEmail'
  | 'application'
  | 'createdAt'
  | 'expiresAt'
  | 'lastRedeemedAt'
  | 'lastRedeemedFrom'
  | 'version'

/** As much of one as its row shows and its actions need: a page holds fifty. */
export interface ListedClient extends Pick<ApiClientView, Listed> {
  /** On how many APIs it was granted to read, and to write. */
  reads: number
  writes: number
  /** Seven days, oldest first. */
  usage: DayOfUsage[]
}

/** One that something is done with: in its row or in its details. */
export type ActedOnClient = Pick<ListedClient, Listed>

/** What is shown once, right after a secret was made. */
export interface RevealedSecret {
  name: string
  clientId: string
  clientSecret: string
  baseUrl: string
  tokenUrl: string
}
