import { findPeopleAction } from '@/app/find-people'
import { Bot } from 'lucide-react'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { ServiceUserHost } from '@/components/people/open-service-user-dialog'
import { ServiceUserTable } from '@/components/people/service-user-table'
import { EmptyState } from '@/components/ui/empty-state'
import { runtime } from '@/lib/runtime'
import { namePageQuery } from '@/lib/schemas/forms/name-page'
import { reasonToRefuse } from '@/lib/session/actor'
import { deleteServiceUserAction, editServiceUserAction, serviceUserKeysAction } from './service-user-actions'
import { TabPage, type TabProps } from './tab-page'
import { toChoice } from './view'

/** The accounts of machines that hold service API keys. */
export async function ServiceUsersTab({ actor, address }: TabProps) {
  const { clock, may } = runtime()
  const { texts, values, dropped } = readAddress(address, namePageQuery)
  const { q: search, ...place } = values
  const { serviceUsers, mostKeys, ...page } = valueOf(await may.listServiceUsers(actor, { ...place, search }))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  return (
    <ServiceUserHost
      given={{
        actions: {
          edit: editServiceUserAction,
          keys: serviceUserKeysAction,
          delete: deleteServiceUserAction,
          find: findPeopleAction,
        },
        reading,
      }}
    >
      <TabPage
        tab="service-users"
        lead="Accounts of machines that hold service API keys, and the person responsible for each."
        noun="service user"
        searchHint="Search name"
        disabledReason={disabledReason}
        texts={texts}
        dropped={dropped}
        page={page}
        isEmpty={serviceUsers.length === 0}
        none={
          <EmptyState
            icon={<Bot />}
            title="No service users yet"
            body={
              disabledReason
                ? 'A service user is created with its first service API key.'
                : 'A service user is created with its first service API key, under the name that you enter there.'
            }
          />
        }
      >
        <ServiceUserTable
          users={serviceUsers.map(({ id, name, description, owner, createdAt, keys }) => ({
            id,
            name,
            description,
            owner: owner && toChoice(owner),
            createdAt: createdAt.toISOString(),
            keys,
          }))}
          mostKeys={mostKeys}
          reading={reading}
          disabledReason={disabledReason}
        />
      </TabPage>
    </ServiceUserHost>
  )
}
