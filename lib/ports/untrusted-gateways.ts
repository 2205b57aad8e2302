import type { UntrustedGateway } from '@/lib/domain/untrusted-gateway'

/** What the token service of this process has seen of gateways that are not among the trusted proxies. */
export interface UntrustedGateways {
  /** The last one, unless that was long ago. */
  latest(): UntrustedGateway | null
}
