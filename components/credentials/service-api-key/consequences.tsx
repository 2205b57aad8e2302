import type { ActedOn } from '../credential-view'

/** What deleting a service API key does. */
export function DeletedServiceApiKey({ credential: key }: { credential: ActedOn<'service_api_key'> }) {
  return (
    <p>
      “{key.name}” of “{key.serviceUserName}” is deleted permanently.{' '}
      <strong className="font-medium text-text">Everything that uses this key loses access at once</strong>.
      Its audit trail is kept.
    </p>
  )
}

/** What replacing a service API key does. */
export function ReplacedServiceApiKey({ credential: key }: { credential: ActedOn<'service_api_key'> }) {
  return (
    <p className="text-muted">
      This creates a new key named “{key.name}” for “{key.serviceUserName}”, with the same owner, permissions
      and networks.{' '}
      <strong className="font-medium text-text">
        {key.state === 'expired'
          ? 'The expired key is deleted at the same time.'
          : 'The current key stays as it is until you delete it.'}
      </strong>
    </p>
  )
}
