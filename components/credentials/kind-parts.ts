import { KeyRound, KeySquare, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Column } from '@/components/ui/table'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { clientForm } from './api-client/client-form'
import { apiClientColumns } from './api-client/columns'
import { DeletedApiClient, DisabledApiClient, ReplacedApiClient } from './api-client/consequences'
import { ApiClientDetails } from './api-client/details'
import { ResetSecretDialog } from './api-client/reset-dialog'
import { RevokeTokensDialog } from './api-client/revoke-tokens-dialog'
import type { ActedOn, ListedCredential, Reading, Revealed } from './credential-view'
import type { DetailsProps } from './details'
import type { DialogOfOne } from './dialog-props'
import type { FormParts } from './form-parts'
import { clientSecretTexts, serviceApiKeyTexts, type SecretTexts } from './secret-texts'
import { serviceApiKeyColumns } from './service-api-key/columns'
import { DeletedServiceApiKey, ReplacedServiceApiKey } from './service-api-key/consequences'
import { ServiceApiKeyDetails } from './service-api-key/details'
import { keyForm } from './service-api-key/key-form'

type Part<Props> = (props: Props) => ReactNode

/** The parts of the screens in which the kinds differ. */
interface KindParts<Kind extends CredentialKind> {
  Icon: LucideIcon
  /** The columns of its list. */
  columns: (query: CredentialListQuery, reading: Reading) => Column<ListedCredential<Kind>>[]
  /** What its menu can copy; null when nothing. */
  copied: ((credential: ActedOn<Kind>) => { name: string; value: string }) | null
  Details: Part<DetailsProps<Kind>>
  form: FormParts<Kind>
  /** Asks before the secret is replaced; null when the kind has no such operation. */
  ResetDialog: Part<DialogOfOne<Kind>> | null
  /** Asks before all tokens are revoked; null when the kind has none. */
  RevokeTokensDialog: Part<DialogOfOne<Kind>> | null
  /** The texts around a new secret. `besideOld`: whether the old one still works. */
  secretTexts: (revealed: Revealed[Kind], besideOld: boolean) => SecretTexts
  /** What disabling does; null when it happens without a question. */
  Disabled: Part<{ credential: ActedOn<Kind> }> | null
  /** What deleting does. */
  Deleted: Part<{ credential: ActedOn<Kind> }>
  /** What replacing does. */
  Replaced: Part<{ credential: ActedOn<Kind> }>
}

export const kindParts: { [Kind in CredentialKind]: KindParts<Kind> } = {
  api_client: {
    Icon: KeyRound,
    columns: apiClientColumns,
    copied: ({ clientId }) => ({ name: 'client ID', value: clientId }),
    Details: ApiClientDetails,
    form: clientForm,
    ResetDialog: ResetSecretDialog,
    RevokeTokensDialog,
    secretTexts: clientSecretTexts,
    Disabled: DisabledApiClient,
    Deleted: DeletedApiClient,
    Replaced: ReplacedApiClient,
  },
  service_api_key: {
    Icon: KeySquare,
    columns: serviceApiKeyColumns,
    copied: null,
    Details: ServiceApiKeyDetails,
    form: keyForm,
    ResetDialog: null,
    RevokeTokensDialog: null,
    secretTexts: serviceApiKeyTexts,
    Disabled: null,
    Deleted: DeletedServiceApiKey,
    Replaced: ReplacedServiceApiKey,
  },
}
