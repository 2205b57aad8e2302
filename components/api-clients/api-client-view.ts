import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { CredentialView } from '@/components/credentials/credential-view'

/** An API client as the browser gets it. */
export interface ApiClientView extends CredentialView {
  clientId: string
  contactEmail: string | null
  application: string | null
}

/** One in the list, with seven days of usage, oldest first. */
export interface ListedClient extends ApiClientView {
  usage: DayOfUsage[]
}

/** What is shown once, right after a secret was made. */
export interface RevealedSecret {
  name: string
  clientId: string
  clientSecret: string
  baseUrl: string
  tokenUrl: string
}
