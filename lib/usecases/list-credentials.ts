import { stateOf } from '@/lib/domain/credential'
import { attentionOf, retiringSoon } from '@/lib/domain/credential-list'
import { ok } from '@/lib/domain/failure'
import { datesOfDays, startOfDays, withEveryDay } from '@/lib/domain/usage-days'
import type { Viewer } from '@/lib/domain/visibility'
import type { ReadStore } from '@/lib/ports/store'
import { listCredentialsInput } from '@/lib/schemas/commands/credential-list'
import { apiClients, serviceApiKeys, type Kind } from './credential-kinds'
import { credentialPage } from './credential-page'
import { defineQuery } from './define-query'

interface Asked {
  ids: string[]
  store: ReadStore
  viewer: Viewer
}

type Listed = { id: string } & Parameters<typeof stateOf>[0] & Parameters<typeof attentionOf>[0]

const usageDays = 7

/**
 * A page of the credentials that match the request and are visible to the person, each with its usage on the last seven days in
 * UTC, and a promise of their total. `rowsOf` reads what else a row shows of each, in any order.
 */
function listCredentials<Credential, Row extends Listed>(
  of: Kind<Credential>,
  rowsOf: (asked: Asked) => Promise<Row[]>,
) {
  return defineQuery({
    permission: 'credentials:read',
    input: listCredentialsInput,
    async run({ actor, input, store, now }) {
      const policies = await store.policies.get()
      const { ids, ...page } = await credentialPage(of.read(store), actor, input, { now, policies })
      const [rows, usage] = await Promise.all([
        rowsOf({ ids, store, viewer: actor }),
        store.usage.byDay(ids, startOfDays(usageDays, now)),
      ])
      const dates = datesOfDays(usageDays, now)
      const seen = rows.map((row) => ({
        ...row,
        usage: withEveryDay(usage.get(row.id) ?? [], dates),
        state: stateOf(row, now),
        attention: attentionOf(row, policies, now),
        retiringAt: retiringSoon(row.oldSecrets, now),
      }))
      const byId = new Map(seen.map((row) => [row.id, row]))
      // Skips credentials that were deleted in the meantime.
      return ok({ ...page, credentials: ids.flatMap((id) => byId.get(id) ?? []) })
    },
  })
}

export const listApiClients = listCredentials(apiClients, ({ ids, store, viewer }) =>
  store.apiClients.listed(ids, viewer),
)

export const listServiceApiKeys = listCredentials(serviceApiKeys, ({ ids, store, viewer }) =>
  store.serviceApiKeys.listed(ids, viewer),
)
