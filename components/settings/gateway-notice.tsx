import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'

/** A gateway that is not among the trusted proxies. */
export interface GatewayView {
  address: string
  /** The time of its last request, ISO 8601. */
  at: string
}

interface GatewayNoticeProps {
  gateway: GatewayView
  reading: { now: string; timeZone: string }
}

/** Warns that network restrictions see the address of a gateway instead of those of its callers. */
export function GatewayNotice({ gateway: { address, at }, reading }: GatewayNoticeProps) {
  return (
    <Notice tone="warning" title={`${address} is not a trusted proxy`}>
      Keyturn ignored the X-Forwarded-For header that it sent <Time value={at} {...reading} />. If this is
      your gateway, make it overwrite that header, then add {address} to TRUSTED_PROXIES. Until then, network
      restrictions and API usage see the address of the gateway instead of the addresses of its callers.
    </Notice>
  )
}
