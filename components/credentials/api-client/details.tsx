import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionRow } from '@/components/ui/description-list'
import { commonRows, type DetailsProps } from '../details'

/** The details of an API client. */
export function ApiClientDetails({ credential: client, ...shown }: DetailsProps<'api_client'>) {
  const rows = commonRows('api_client', client, shown)
  return (
    <>
      {rows.state}
      <DescriptionRow term="Client ID">
        <span className="flex items-center gap-1">
          <code>{client.clientId}</code>
          <CopyButton value={client.clientId} label="Copy client ID" />
        </span>
      </DescriptionRow>
      {rows.secrets}
      {rows.authority}
      <DescriptionRow term="Contact email">{client.contactEmail ?? '—'}</DescriptionRow>
      <DescriptionRow term="Application">{client.application ?? '—'}</DescriptionRow>
      {rows.owner}
      {rows.created}
      {rows.lastUse}
      {rows.expires}
    </>
  )
}
