import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { ChosenCredential } from './bulk-view'
import { OfflineTokens } from './consequences'
import { credentialKinds } from './credential-kinds'

interface BulkConsequencesProps {
  kind: CredentialKind
  what: BulkInput['what']
  chosen: ChosenCredential[]
  /** How many of them were used within seven days. */
  inUse: number
  tokenMinutes: number
}

const mostNamed = 5

/** What will happen to several credentials, and their names. */
export function BulkConsequences({ kind, what, chosen, inUse, tokenMinutes }: BulkConsequencesProps) {
  const { used, hasTokens, bulk } = credentialKinds[kind]
  const others = chosen.length - mostNamed
  return (
    <>
      <p className="font-medium text-text">{bulk[what]}</p>
      <ul className="list-disc pl-5">
        {chosen.slice(0, mostNamed).map(({ id, name }) => (
          <li key={id} className="wrap-anywhere">
            {name}
          </li>
        ))}
        {others > 0 && <li>{others === 1 ? '1 other' : `${others.toLocaleString('en')} others`}</li>}
      </ul>
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
