import { Time } from '@/components/ui/time'
import { absoluteTime } from '@/components/ui/time-format'
import type { Reading, SecretView } from './credential-view'

interface LastUseProps {
  secret: Pick<SecretView, 'lastUsedAt' | 'lastUsedFrom'>
  reading: Reading
  /** The words before the moment, if any, and those if there was no use. */
  lead?: string
  never: string
  /** Whether the moment is written out, and stands out of a muted sentence. */
  isExact?: boolean
}

/** When and from where a secret, or a token issued for it, was last used. */
export function LastUse({ secret, reading, lead, never, isExact = false }: LastUseProps) {
  const { lastUsedAt, lastUsedFrom } = secret
  if (lastUsedAt === null) return never
  return (
    <>
      {lead !== undefined && `${lead} `}
      {isExact ? (
        <time dateTime={lastUsedAt} className="text-text">
          {absoluteTime(new Date(lastUsedAt), reading.timeZone)}
        </time>
      ) : (
        <Time value={lastUsedAt} {...reading} />
      )}
      {lastUsedFrom === null ? (
        ' (an API asked about its token)'
      ) : (
        <>
          {' '}
          from <code className={isExact ? 'text-text' : undefined}>{lastUsedFrom}</code>
        </>
      )}
    </>
  )
}
