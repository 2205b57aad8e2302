import { absoluteTime } from '@/components/ui/time-format'
import type { CredentialKind } from '@/lib/domain/credential'
import { isUsedLately } from '@/lib/schemas/forms/holding'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields, Reading } from './credential-view'

/** Warns of tokens that are checked offline: nothing can end them early. */
export function OfflineTokens({ tokenMinutes }: { tokenMinutes: number }) {
  return (
    <p>
      An API that checks tokens offline accepts those already issued until they expire, at most {tokenMinutes}{' '}
      minutes from now.
    </p>
  )
}

interface ConsequencesProps {
  kind: CredentialKind
  credential: Pick<ActedOnFields, 'lastRedeemedAt' | 'lastRedeemedFrom'>
  tokenMinutes: number
  reading: Reading
}

/** What to know before a credential loses access: how long its tokens may last, and when and from where it was last used. */
export function Consequences({ kind, credential, tokenMinutes, reading }: ConsequencesProps) {
  const { used, hasTokens } = credentialKinds[kind]
  const { lastRedeemedAt, lastRedeemedFrom } = credential
  return (
    <>
      {hasTokens && <OfflineTokens tokenMinutes={tokenMinutes} />}
      {lastRedeemedAt === null ? (
        <p>It has never been {used}.</p>
      ) : (
        <p>
          Last {used}{' '}
          <time dateTime={lastRedeemedAt} className="text-text">
            {absoluteTime(new Date(lastRedeemedAt), reading.timeZone)}
          </time>{' '}
          from <code className="text-text">{lastRedeemedFrom}</code>.
        </p>
      )}
    </>
  )
}

/** Whether it was used within seven days. */
export function isInUse(
  { lastRedeemedAt }: Pick<ActedOnFields, 'lastRedeemedAt'>,
  reading: Reading,
): boolean {
  return isUsedLately(lastRedeemedAt, reading)
}
