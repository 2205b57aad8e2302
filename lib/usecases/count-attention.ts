import { z } from '@/lib/schemas/commands/zod'
import { attentionReasonsUnder } from '@/lib/domain/credential-list'
import { ok } from '@/lib/domain/failure'
import type { Total } from '@/lib/domain/total'
import { defineQuery } from './define-query'

const none: Total = { count: 0, isExact: true }

/**
 * How many credentials of each kind need attention, for each reason that counts, the most urgent first. Each number is the
 * total of the list with that filter.
 */
export const countAttention = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const reasons = attentionReasonsUnder(await store.policies.get())
    const [clients, keys] = await Promise.all([
      store.apiClients.countAttention(actor, { reasons, now }),
      store.serviceApiKeys.countAttention(actor, { reasons, now }),
    ])
    return ok(
      reasons.map((reason) => ({
        reason,
        totals: { api_client: clients.get(reason) ?? none, service_api_key: keys.get(reason) ?? none },
      })),
    )
  },
})
