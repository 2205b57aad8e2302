import { Badge } from '@/components/ui/badge'
import { SharedIcon } from '@/components/ui/shared-icon'
import { relativeTime } from '@/components/ui/time-format'
import type { Reading, SecretView } from './credential-view'

interface RetirementBadgeProps {
  secret: Pick<SecretView, 'retiresAt' | 'quietHours'>
  reading: Reading
}

/** When the old secret of a rotation retires. */
export function RetirementBadge({ secret: { retiresAt, quietHours }, reading }: RetirementBadgeProps) {
  return (
    <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
      {retiresAt !== null
        ? `Retires ${relativeTime(new Date(retiresAt), new Date(reading.now))}`
        : `Retires when unused for ${quietHours} hours`}
    </Badge>
  )
}
