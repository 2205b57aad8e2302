import type { Affected } from '@/components/ui/affected'
import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { ChosenCredential } from './bulk-view'
import { isInUse, OfflineTokens } from './consequences'
import { credentialKinds } from './credential-kinds'
import type { Reading } from './credential-view'
import { listHref } from './list-address'

interface BulkConsequencesProps {
  kind: CredentialKind
  what: BulkInput['what']
  affected: Affected
  tokenMinutes: number
}

const mostNamed = 5

/** The chosen credentials, those used last first, with a link to the details of each. */
export function affectedBy(kind: CredentialKind, chosen: ChosenCredential[], reading: Reading): Affected {
  const usedLast = chosen.toSorted((one, other) =>
    (other.lastRedeemedAt ?? '').localeCompare(one.lastRedeemedAt ?? ''),
  )
  return {
    things: usedLast.slice(0, mostNamed).map(({ id, name, lastRedeemedAt }) => ({
      id,
      name,
      href: listHref(kind, {}, id),
      lastUsedAt: lastRedeemedAt,
    })),
    count: chosen.length,
    usedLately: chosen.filter((each) => isInUse(each, reading)).length,
  }
}

/** What will happen to several credentials. Their names follow. */
export function BulkConsequences(props: BulkConsequencesProps) {
  const { kind, what, affected, tokenMinutes } = props
  const { usedLately } = affected
  const { used, hasTokens, bulk } = credentialKinds[kind]
  return (
    <>
      <p className="font-medium text-text">{bulk[what]}</p>
      {what !== 'enable' && (
        <>
          <p>
            {usedLately === 0
              ? `None was ${used} in the last seven days.`
              : `${usedLately === 1 ? '1 was' : `${usedLately.toLocaleString('en')} were`} ${used} in the last seven days.`}
          </p>
          {hasTokens && <OfflineTokens tokenMinutes={tokenMinutes} />}
        </>
      )}
    </>
  )
}
