import { Bot } from 'lucide-react'
import { ServiceUserDialogs } from '@/components/people/service-user-dialogs'
import { ServiceUserTable } from '@/components/people/service-user-table'
import { EmptyState } from '@/components/ui/empty-state'
import { valueOf } from '@/app/value-of'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse } from '@/lib/session/actor'
import { deleteServiceUserAction, editServiceUserAction } from './service-user-actions'
import { TabPage } from './tab-page'
import { toChoice } from './view'

/** The accounts of machines that own service API keys. */
export async function ServiceUsersTab({ actor }: { actor: Person }) {
  const { clock, may } = runtime()
  const { serviceUsers, mostKeys, people } = valueOf(await may.listServiceUsers(actor, {}))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  return (
    <ServiceUserDialogs
      actions={{ edit: editServiceUserAction, delete: deleteServiceUserAction }}
      people={people}
    >
      <TabPage
        tab="service-users"
        lead="Accounts of machines that own service API keys, and the person responsible for each."
        disabledReason={disabledReason}
      >
        {serviceUsers.length === 0 ? (
          <EmptyState
            icon={<Bot />}
            title="No service users yet"
            body="A service user is created with its first service API key, under the name that you enter there."
          />
        ) : (
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
            reading={{ now: clock().toISOString(), timeZone: actor.timeZone }}
            disabledReason={disabledReason}
          />
        )}
      </TabPage>
    </ServiceUserDialogs>
  )
}
