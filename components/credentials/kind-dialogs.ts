import type { ReactNode } from 'react'
import type { CredentialKind } from '@/lib/domain/credential'
import { clientForm } from './api-client/client-form'
import { DeletedApiClient, DisabledApiClient, ReplacedApiClient } from './api-client/consequences'
import { ResetSecretDialog } from './api-client/reset-dialog'
import { RevokeTokensDialog } from './api-client/revoke-tokens-dialog'
import type { ActedOn, Revealed } from './credential-view'
import type { DialogOfOne } from './dialog-props'
import type { FormParts } from './form-parts'
import { clientSecretTexts, serviceApiKeyTexts, type SecretTexts } from './secret-texts'
import { DeletedServiceApiKey, ReplacedServiceApiKey } from './service-api-key/consequences'
import { keyForm } from './service-api-key/key-form'

type Part<Props> = (props: Props) => ReactNode

/** The parts of the dialogs in which the kinds differ. Loaded with the dialogs; what a page shows at once is in kind-parts.ts. */
interface KindDialogs<Kind extends CredentialKind> {
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

export const kindDialogs: { [Kind in CredentialKind]: KindDialogs<Kind> } = {
  api_client: {
    form: clientForm,
    ResetDialog: ResetSecretDialog,
    RevokeTokensDialog,
    secretTexts: clientSecretTexts,
    Disabled: DisabledApiClient,
    Deleted: DeletedApiClient,
    Replaced: ReplacedApiClient,
  },
  service_api_key: {
    form: keyForm,
    ResetDialog: null,
    RevokeTokensDialog: null,
    secretTexts: serviceApiKeyTexts,
    Disabled: null,
    Deleted: DeletedServiceApiKey,
    Replaced: ReplacedServiceApiKey,
  },
}
