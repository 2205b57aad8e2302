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
