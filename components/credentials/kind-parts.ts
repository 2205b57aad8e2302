import { KeyRound, KeySquare, type LucideIcon } from 'lucide-react'
import type { Column } from '@/components/ui/table'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { apiClientColumns } from './api-client/columns'
import type { ActedOn, ListedCredential, Reading } from './credential-view'
import { serviceApiKeyColumns } from './service-api-key/columns'

/** The parts of a list in which the kinds differ. Those of the drawer are in kind-details.ts, those of dialogs in kind-dialogs.ts. */
interface KindParts<Kind extends CredentialKind> {
  Icon: LucideIcon
  /** The columns of its list. */
  columns: (query: CredentialListQuery, reading: Reading) => Column<ListedCredential<Kind>>[]
  /** What its menu can copy; null when nothing. */
  copied: ((credential: ActedOn<Kind>) => { name: string; value: string }) | null
}

export const kindParts: { [Kind in CredentialKind]: KindParts<Kind> } = {
  api_client: {
    Icon: KeyRound,
    columns: apiClientColumns,
    copied: ({ clientId }) => ({ name: 'client ID', value: clientId }),
  },
  service_api_key: {
    Icon: KeySquare,
    columns: serviceApiKeyColumns,
    copied: null,
  },
}
