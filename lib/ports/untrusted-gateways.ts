import type { UntrustedGateway } from '@/lib/domain/untrusted-gateway'

/** Gateways outside the trusted proxies that the token service of this process has seen. */
export interface UntrustedGateways {
  /** The last one, unless it was seen long ago. */
  latest(): UntrustedGateway | null
}
