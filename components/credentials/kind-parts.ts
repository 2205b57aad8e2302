import { KeyRound, KeySquare, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Column } from '@/components/ui/table'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { apiClientColumns } from './api-client/columns'
import { DeletedApiClient, DisabledApiClient } from './api-client/consequences'
import { CreateApiClientDialog } from './api-client/create-dialog'
import { ApiClientDetails } from './api-client/details'
import { EditApiClientDialog } from './api-client/edit-dialog'
import { ResetSecretDialog } from './api-client/reset-dialog'
import { ClientSecretDialog } from './api-client/secret-dialog'
import type { ActedOn, ListedCredential, Reading, Revealed } from './credential-view'
import type { DetailsProps } from './details'
import type { DialogOfOne, DialogProps } from './dialog-props'
import { serviceApiKeyColumns } from './service-api-key/columns'
import { CreateServiceApiKeyDialog } from './service-api-key/create-dialog'
import { DeletedServiceApiKey } from './service-api-key/consequences'
import { ServiceApiKeyDetails } from './service-api-key/details'
import { ReplaceDialog } from './service-api-key/replace-dialog'
import { ServiceApiKeyDialog } from './service-api-key/secret-dialog'

type Part<Props> = (props: Props) => ReactNode

/** The parts of the screens in which the kinds differ. */
interface KindParts<Kind extends CredentialKind> {
  Icon: LucideIcon
  /** The columns of its list. */
  columns: (query: CredentialListQuery, reading: Reading) => Column<ListedCredential<Kind>>[]
  /** What its menu can copy; null when nothing. */
  copied: ((credential: ActedOn<Kind>) => { name: string; value: string }) | null
  Details: Part<DetailsProps<Kind>>
  CreateDialog: Part<DialogProps<Kind>>
  /** Null when the kind cannot be edited. */
  EditDialog: Part<DialogOfOne<Kind>> | null
  /** Asks before a new secret is made. */
  RenewDialog: Part<DialogOfOne<Kind>>
  /** Shows a new secret once. */
  SecretDialog: Part<{ revealed: Revealed[Kind]; onClose: () => void }>
  /** What disabling does; null when it happens without a question. */
  Disabled: Part<{ credential: ActedOn<Kind> }> | null
  /** What deleting does. */
  Deleted: Part<{ credential: ActedOn<Kind> }>
}

export const kindParts: { [Kind in CredentialKind]: KindParts<Kind> } = {
  api_client: {
    Icon: KeyRound,
    columns: apiClientColumns,
    copied: ({ clientId }) => ({ name: 'client ID', value: clientId }),
    Details: ApiClientDetails,
    CreateDialog: CreateApiClientDialog,
    EditDialog: EditApiClientDialog,
    RenewDialog: ResetSecretDialog,
    SecretDialog: ClientSecretDialog,
    Disabled: DisabledApiClient,
    Deleted: DeletedApiClient,
  },
  service_api_key: {
    Icon: KeySquare,
    columns: serviceApiKeyColumns,
    copied: null,
    Details: ServiceApiKeyDetails,
    CreateDialog: CreateServiceApiKeyDialog,
    EditDialog: null,
    RenewDialog: ReplaceDialog,
    SecretDialog: ServiceApiKeyDialog,
    Disabled: null,
    Deleted: DeletedServiceApiKey,
  },
}
