import { Notice } from '@/components/ui/notice'
import { relativeTime } from '@/components/ui/time-format'
import { shutOut } from '@/lib/schemas/forms/network-restriction'
import type { Reading } from './credential-view'

/** The addresses from which a credential is used, and the address of the person. */
export interface PresentUse {
  /** Addresses with allowed uses in the last thirty days, latest first; times in ISO 8601. */
  used: { address: string; lastAt: string }[]
  ownAddress: string
}

interface ShutOutNoticeProps {
  allowedAddresses: string
  present: PresentUse
  reading: Reading
}

const mostNamed = 3

/** Warns that the entered networks would refuse addresses from which the credential is used. */
export function ShutOutNotice({ allowedAddresses, present, reading }: ShutOutNoticeProps) {
  const refused = shutOut(allowedAddresses, present.used)
  if (refused.length === 0) return null
  const named = refused.slice(0, mostNamed)
  const others = refused.length - named.length
  return (
    <Notice tone="warning" title="This would block current usage">
      <ul>
        {named.map(({ address, lastAt }) => (
          <li key={address}>
            Used {relativeTime(new Date(lastAt), new Date(reading.now))} from <code>{address}</code>
            {address === present.ownAddress && ', your own address'}
          </li>
        ))}
        {others > 0 && <li>And from {others === 1 ? '1 more address' : `${others} more addresses`}</li>}
      </ul>
    </Notice>
  )
}
