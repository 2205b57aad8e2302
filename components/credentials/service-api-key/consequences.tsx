import type { ActedOn } from '../credential-view'

/** What deleting a service API key does. */
export function DeletedServiceApiKey({ credential: key }: { credential: ActedOn<'service_api_key'> }) {
  return (
    <p>
      “{key.name}” of “{key.serviceUserName}” is deleted for good.{' '}
      <strong className="font-medium text-text">Whatever uses this key loses access at once</strong>. Its
      audit trail stays.
    </p>
  )
}
