import type { ActedOn } from '../credential-view'

interface ConsequenceProps {
  credential: ActedOn<'api_client'>
}

/** What disabling an API client does. */
export function DisabledApiClient({ credential: client }: ConsequenceProps) {
  return (
    <p>
      <strong className="font-medium text-text">
        Everything that uses “{client.name}” loses access at once
      </strong>
      , until you enable it again with the same secret.
    </p>
  )
}

/** What deleting an API client does. */
export function DeletedApiClient({ credential: client }: ConsequenceProps) {
  return (
    <p>
      “{client.name}” is deleted for good.{' '}
      <strong className="font-medium text-text">
        Its secret and all its active tokens stop working at once
      </strong>
      , and whatever uses client ID <code className="text-text">{client.clientId}</code> loses access. Its
      audit trail stays.
    </p>
  )
}
