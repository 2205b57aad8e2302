import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What is known of the proxies in front: the address at which the asking person is seen, and a gateway that nobody named. */
export const getProxyState = defineQuery({
  permission: 'settings:read',
  input: z.object({}),
  async run({ actor, untrustedGateways }) {
    return ok({ seenAt: actor.address, untrustedGateway: untrustedGateways.latest() })
  },
})
