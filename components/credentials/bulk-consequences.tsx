import { AffectedList } from '@/components/ui/affected'
import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { ChosenCredential } from './bulk-view'
import { OfflineTokens } from './consequences'
import { credentialKinds } from './credential-kinds'
import type { Reading } from './credential-view'
import { listHref } from './list-address'

interface BulkConsequencesProps {
  kind: CredentialKind
  what: BulkInput['what']
  chosen: ChosenCredential[]
  /** How many of them were used within seven days. */
  inUse: number
  tokenMinutes: number
  reading: Reading
}

const mostNamed = 5

/** The details of each, and those used last first. */
function affectedOf(kind: CredentialKind, chosen: ChosenCredential[]) {
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
  }
}

/** What will happen to several credentials, and their names. */
export function BulkConsequences(props: BulkConsequencesProps) {
  const { kind, what, chosen, inUse, tokenMinutes, reading } = props
  const { used, hasTokens, bulk } = credentialKinds[kind]
  return (
    <>
      <p className="font-medium text-text">{bulk[what]}</p>
      <AffectedList label="Selected" affected={affectedOf(kind, chosen)} reading={reading} />
      {what !== 'enable' && (
        <>
          <p>
            {inUse === 0
              ? `None was ${used} in the last seven days.`
              : `${inUse === 1 ? '1 was' : `${inUse.toLocaleString('en')} were`} ${used} in the last seven days.`}
          </p>
          {hasTokens && <OfflineTokens tokenMinutes={tokenMinutes} />}
        </>
      )}
    </>
  )
}
