import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What is known about reverse proxies: the source address of the person's request, and a gateway that is not trusted yet. */
export const getProxyState = defineQuery({
  permission: 'settings:read',
  input: z.object({}),
  async run({ actor, untrustedGateways }) {
    return ok({ seenAt: actor.address, untrustedGateway: untrustedGateways.latest() })
  },
})
