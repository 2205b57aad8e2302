import type { ReactNode } from 'react'
import type { CredentialKind } from '@/lib/domain/credential'
import { ApiClientDetails } from './api-client/details'
import type { DetailsProps } from './details'
import { ServiceApiKeyDetails } from './service-api-key/details'

/** What the drawer shows. Only the server renders it, so it is apart from the lists, which browsers load. */
interface KindDetails<Kind extends CredentialKind> {
  Details: (props: DetailsProps<Kind>) => ReactNode
}

export const kindDetails: { [Kind in CredentialKind]: KindDetails<Kind> } = {
  api_client: { Details: ApiClientDetails },
  service_api_key: { Details: ServiceApiKeyDetails },
}
