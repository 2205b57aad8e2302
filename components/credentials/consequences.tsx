import { absoluteTime } from '@/components/ui/time-format'
import type { CredentialView, Reading } from './credential-view'

/** What neither reset nor delete can reach before its time. */
export function OfflineTokens({ tokenMinutes }: { tokenMinutes: number }) {
  return (
    <p>
      An API that checks tokens by itself, offline, learns of it only when they expire, at most {tokenMinutes}{' '}
      minutes from now.
    </p>
  )
}

/** When and from where it was last used, which tells whether anybody will notice. */
export function LastRedeemed({ client, reading }: { client: CredentialView; reading: Reading }) {
  if (!client.lastRedeemedAt) return <p>It has never been redeemed.</p>
  return (
    <p>
      Last redeemed{' '}
      <time dateTime={client.lastRedeemedAt} className="text-text">
        {absoluteTime(new Date(client.lastRedeemedAt), reading.timeZone)}
      </time>{' '}
      from <code className="text-text">{client.lastRedeemedFrom}</code>.
    </p>
  )
}
