import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'

/** A gateway that is not among the trusted proxies. */
export interface GatewayView {
  address: string
  /** When it last asked, ISO 8601. */
  at: string
}

interface GatewayNoticeProps {
  gateway: GatewayView
  reading: { now: string; timeZone: string }
}

/** Warns that restrictions see a gateway where they should see its callers. */
export function GatewayNotice({ gateway: { address, at }, reading }: GatewayNoticeProps) {
  return (
    <Notice tone="warning" title={`${address} is not a trusted proxy`}>
      Keyturn did not believe the X-Forwarded-For that it sent <Time value={at} {...reading} />. If this is
      your gateway, make it overwrite that header, then add {address} to TRUSTED_PROXIES. Until then network
      restrictions and API usage see its address instead of its callers’.
    </Notice>
  )
}
