import { Notice } from '@/components/ui/notice'
import { counted } from '@/components/ui/counted'

interface ChainNoticeProps {
  report: {
    events: number
    /** The first event at which the chain is broken. */
    broken: { sequence: string; reason: string } | null
  }
}

/** The result of verifying the chain of events. */
export function ChainNotice({ report: { events, broken } }: ChainNoticeProps) {
  const walked = counted(events, 'event')
  return broken ? (
    <Notice tone="danger" title={`The chain is broken at event ${broken.sequence}`}>
      {`${broken.reason[0]?.toUpperCase()}${broken.reason.slice(1)}. The ${walked} before it are unaltered.`}
    </Notice>
  ) : (
    <Notice tone="info" title="The chain holds">
      All {walked} are unaltered and none is missing.
    </Notice>
  )
}
