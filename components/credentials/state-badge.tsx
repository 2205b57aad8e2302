import { Badge } from '@/components/ui/badge'
import { SharedIcon } from '@/components/ui/shared-icon'
import { relativeTime } from '@/components/ui/time-format'
import { soonDays } from '@/lib/schemas/forms/credential-query'
import type { DetailFields, Reading } from './credential-view'

const looks = {
  active: { tone: 'success', icon: 'CircleCheck', word: 'Active' },
  disabled: { tone: 'neutral', icon: 'CircleSlash', word: 'Disabled' },
  expired: { tone: 'danger', icon: 'ClockAlert', word: 'Expired' },
} as const

interface StateBadgeProps {
  credential: Pick<DetailFields, 'state' | 'expiresAt'>
  reading: Reading
}

/** The state of a credential. If it is active and expires soon, the badge says when. */
export function StateBadge({ credential: { state, expiresAt }, reading }: StateBadgeProps) {
  const now = new Date(reading.now)
  if (state === 'active' && expiresAt && isSoon(new Date(expiresAt), now)) {
    return (
      <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
        Expires {relativeTime(new Date(expiresAt), now)}
      </Badge>
    )
  }
  const { tone, icon, word } = looks[state]
  return (
    <Badge tone={tone} icon={<SharedIcon icon={icon} />}>
      {word}
    </Badge>
  )
}

function isSoon(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() <= soonDays * 24 * 60 * 60 * 1000
}
