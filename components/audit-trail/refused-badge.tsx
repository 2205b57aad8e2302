import { CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** Marks an attempt that was refused. What was done needs no mark. */
export function RefusedBadge() {
  return (
    <Badge tone="danger" icon={<CircleX />}>
      Refused
    </Badge>
  )
}
