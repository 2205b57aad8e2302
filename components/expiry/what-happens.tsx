import { credentialKinds } from '@/components/credentials/credential-kinds'
import { Badge } from '@/components/ui/badge'
import { SharedIcon } from '@/components/ui/shared-icon'
import { relativeTime } from '@/components/ui/time-format'
import type { ExpiringRow } from './expiring-view'

interface WhatHappensProps {
  row: ExpiringRow
  /** Until when something counts as soon. */
  soonUntil: string
  now: string
}

/** What happens to a credential or its old secret at its deadline, with what to look at first as a badge. */
export function WhatHappens({ row, soonUntil, now }: WhatHappensProps) {
  const { event, at, kind, isStillUsed, credential } = row
  const isOff = credential.state === 'disabled' && <span className="text-small text-muted">Disabled</span>
  const retires = `Old ${credentialKinds[kind].secret} retires`
  if (event === 'expired')
    return (
      <Badge tone="danger" icon={<SharedIcon icon="ClockAlert" />}>
        Expired
      </Badge>
    )
  if (event === 'expires')
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {at <= soonUntil ? (
          <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
            Expires {relativeTime(new Date(at), new Date(now))}
          </Badge>
        ) : (
          'Expires'
        )}
        {isOff}
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {isStillUsed ? (
        <>
          <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
            {retires}
          </Badge>
          <strong className="text-small font-medium text-warning">Still in use</strong>
        </>
      ) : (
        <>
          {retires} <span className="text-small text-muted">Quiet</span>
        </>
      )}
      {isOff}
    </span>
  )
}
