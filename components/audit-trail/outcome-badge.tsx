import { CircleCheck, CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { EventView } from './event-view'

/** Shows whether an action was done or refused. */
export function OutcomeBadge({ outcome }: Pick<EventView, 'outcome'>) {
  return outcome === 'done' ? (
    <Badge tone="success" icon={<CircleCheck />}>
      Done
    </Badge>
  ) : (
    <Badge tone="danger" icon={<CircleX />}>
      Refused
    </Badge>
  )
}
