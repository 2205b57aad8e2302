import type { ActedOn } from '../credential-view'
import { Quoted } from '@/components/ui/quoted'

/** What deleting a service API key does. */
export function DeletedServiceApiKey({ credential: key }: { credential: ActedOn<'service_api_key'> }) {
  return (
    <p>
      <Quoted>{key.name}</Quoted> of <Quoted>{key.serviceUserName}</Quoted> is deleted permanently.{' '}
      <strong className="font-medium text-text">Everything that uses this key loses access at once</strong>.
      Its audit trail is kept.
    </p>
  )
}

/** What replacing a service API key does. */
export function ReplacedServiceApiKey({ credential: key }: { credential: ActedOn<'service_api_key'> }) {
  return (
    <p className="text-muted">
      This creates a new key named <Quoted>{key.name}</Quoted> for <Quoted>{key.serviceUserName}</Quoted>,
      with the same owner, permissions and networks.{' '}
      <strong className="font-medium text-text">
        {key.state === 'expired'
          ? 'The expired key is deleted at the same time.'
          : 'The current key stays as it is until you delete it.'}
      </strong>
    </p>
  )
}
