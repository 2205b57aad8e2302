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

interface LastRedeemedProps {
  client: Pick<CredentialView, 'lastRedeemedAt' | 'lastRedeemedFrom'>
  reading: Reading
  /** How its kind says it. */
  words?: { done: string; Last: string }
}

const redeemed = { done: 'redeemed', Last: 'Last redeemed' }

/** When and from where it was last used, which tells whether anybody will notice. */
export function LastRedeemed({ client, reading, words = redeemed }: LastRedeemedProps) {
  if (!client.lastRedeemedAt) return <p>It has never been {words.done}.</p>
  return (
    <p>
      {words.Last}{' '}
      <time dateTime={client.lastRedeemedAt} className="text-text">
        {absoluteTime(new Date(client.lastRedeemedAt), reading.timeZone)}
      </time>{' '}
      from <code className="text-text">{client.lastRedeemedFrom}</code>.
    </p>
  )
}
