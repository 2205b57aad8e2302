import { OfflineTokens } from '@/components/credentials/consequences'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { ChosenClient } from './bulk-view'

interface BulkConsequencesProps {
  what: BulkInput['what']
  clients: ChosenClient[]
  /** How many were redeemed within seven days. */
  inUse: number
  tokenMinutes: number
}

const mostNamed = 5

const sentences = {
  enable: 'Their secrets work again; tokens from before they were disabled stay dead.',
  disable:
    'Everything that uses them loses access at once, until you enable them again with the same secrets.',
  delete:
    'They are deleted for good: their secrets and active tokens stop working at once. Their audit trail stays.',
}

/** What will happen to several API clients, and to which. */
export function BulkConsequences({ what, clients, inUse, tokenMinutes }: BulkConsequencesProps) {
  const others = clients.length - mostNamed
  return (
    <>
      <p className="font-medium text-text">{sentences[what]}</p>
      <ul className="list-disc pl-5">
        {clients.slice(0, mostNamed).map(({ id, name }) => (
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
              ? 'None was redeemed in the last seven days.'
              : `${inUse === 1 ? '1 was' : `${inUse.toLocaleString('en')} were`} redeemed in the last seven days.`}
          </p>
          <OfflineTokens tokenMinutes={tokenMinutes} />
        </>
      )}
    </>
  )
}
