import type { ActedOn } from '../credential-view'
import { Quoted } from '@/components/ui/quoted'

interface ConsequenceProps {
  credential: ActedOn<'api_client'>
}

/** What disabling an API client does. */
export function DisabledApiClient({ credential: client }: ConsequenceProps) {
  return (
    <p>
      <strong className="font-medium text-text">
        Everything that uses <Quoted>{client.name}</Quoted> loses access at once
      </strong>
      . The same secret works again when you enable it.
    </p>
  )
}

/** What deleting an API client does. */
export function DeletedApiClient({ credential: client }: ConsequenceProps) {
  return (
    <p>
      <Quoted>{client.name}</Quoted> is deleted permanently.{' '}
      <strong className="font-medium text-text">
        Its secret and all its active tokens stop working at once
      </strong>
      , and everything that uses client ID <code className="text-text">{client.clientId}</code> loses access.
      Its audit trail is kept.
    </p>
  )
}

/** What replacing an expired API client does. */
export function ReplacedApiClient({ credential: client }: ConsequenceProps) {
  return (
    <p className="text-muted">
      This creates a new API client named <Quoted>{client.name}</Quoted>, with a new client ID and secret and
      the same owner, contact e-mail, permissions and networks.{' '}
      <strong className="font-medium text-text">The expired client is deleted at the same time.</strong>
    </p>
  )
}
