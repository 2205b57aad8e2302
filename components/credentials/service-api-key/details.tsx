import { DescriptionRow } from '@/components/ui/description-list'
import { commonRows, type DetailsProps } from '../details'

/** The details of a service API key. */
export function ServiceApiKeyDetails({ credential: key, ...shown }: DetailsProps<'service_api_key'>) {
  const rows = commonRows('service_api_key', key, shown)
  return (
    <>
      {rows.state}
      <DescriptionRow term="Service user">{key.serviceUserName}</DescriptionRow>
      {rows.secrets}
      {rows.authority}
      {rows.owner}
      {rows.created}
      {rows.expires}
      {rows.lastUse}
    </>
  )
}
