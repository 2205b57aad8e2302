import type { GatewayView } from '@/components/settings/gateway-notice'
import type { MailView } from '@/components/settings/mail-view'
import type { PageRuntime } from '@/lib/runtime'

type Found<Name extends 'getMailState' | 'getProxyState'> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']

/** The fields of the state of mail that the browser receives. */
export function toMailView(
  { lastSentAt, messages, refused, waiting, failed, expired, sentLately }: Found<'getMailState'>,
  configured: PageRuntime['publicConfig']['mail'],
): MailView {
  return {
    server: configured?.server ?? null,
    from: configured?.from ?? null,
    waiting,
    failed,
    expired,
    sentLately,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    messages: messages.map((message) => ({
      id: message.id,
      recipient: message.recipient,
      subject: message.subject,
      createdAt: message.createdAt.toISOString(),
      attempts: message.attempts,
      nextTryAt: message.nextTryAt.toISOString(),
      failedAt: message.failedAt?.toISOString() ?? null,
      isExpired: message.isExpired,
      lastError: message.lastError,
    })),
    refused: refused.map(({ address, name, reason, markedAt }) => ({
      address,
      name,
      reason,
      since: markedAt.toISOString(),
    })),
  }
}

/** The fields of an untrusted gateway that the browser receives. */
export function toGatewayView({ untrustedGateway }: Found<'getProxyState'>): GatewayView | null {
  return untrustedGateway && { address: untrustedGateway.address, at: untrustedGateway.at.toISOString() }
}
