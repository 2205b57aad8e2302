import { Notice } from '@/components/ui/notice'
import { relativeTime } from '@/components/ui/time-format'
import { shutOut } from '@/lib/schemas/forms/network-restriction'
import type { Reading } from './credential-view'

/** Where a credential is used from at present, and where the reader is. */
export interface PresentUse {
  /** Used with success in the last thirty days, the latest first; times in ISO 8601. */
  used: { address: string; lastAt: string }[]
  ownAddress: string
}

interface ShutOutNoticeProps {
  allowedAddresses: string
  present: PresentUse
  reading: Reading
}

const mostNamed = 3

/** Warns of present usage that the typed networks would refuse. */
export function ShutOutNotice({ allowedAddresses, present, reading }: ShutOutNoticeProps) {
  const refused = shutOut(allowedAddresses, present.used)
  if (refused.length === 0) return null
  const named = refused.slice(0, mostNamed)
  const others = refused.length - named.length
  return (
    <Notice tone="warning" title="This would shut out present usage">
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
