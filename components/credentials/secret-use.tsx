import { absoluteTime } from '@/components/ui/time-format'
import type { Reading, SecretView } from './credential-view'

interface SecretUseProps {
  secret: Pick<SecretView, 'lastUsedAt' | 'lastUsedFrom'>
  reading: Reading
}

/** When and from where a secret, or a token issued for it, was last used: the end of a sentence. */
export function SecretUse({ secret: { lastUsedAt, lastUsedFrom }, reading }: SecretUseProps) {
  if (lastUsedAt === null) return 'has never been used'
  return (
    <>
      was last used{' '}
      <time dateTime={lastUsedAt} className="text-text">
        {absoluteTime(new Date(lastUsedAt), reading.timeZone)}
      </time>
      {lastUsedFrom === null ? (
        ' (an API asked about its token)'
      ) : (
        <>
          {' '}
          from <code className="text-text">{lastUsedFrom}</code>
        </>
      )}
    </>
  )
}
