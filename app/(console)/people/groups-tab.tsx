import { findPeopleAction } from '@/app/find-people'
import { Group, Plus } from 'lucide-react'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { GroupTable } from '@/components/people/group-table'
import { GroupHost, OpenGroupButton } from '@/components/people/open-group-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { runtime } from '@/lib/runtime'
import { namePageQuery } from '@/lib/schemas/forms/name-page'
import { reasonToRefuse } from '@/lib/session/actor'
import { createGroupAction, deleteGroupAction, editGroupAction, readGroupAction } from './group-actions'
import { TabPage, type TabProps } from './tab-page'
import { toGroupView } from './view'

/** Groups, and which alerts their members receive. */
export async function GroupsTab({ actor, address }: TabProps) {
  const { clock, may, publicConfig } = runtime()
  const { texts, values, dropped } = readAddress(address, namePageQuery)
  const { q: search, ...place } = values
  const { groups, ...page } = valueOf(await may.listGroups(actor, { ...place, search }))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  const create = (
    <OpenGroupButton opens={{ kind: 'create' }} icon={<Plus />} disabledReason={disabledReason}>
      Create group
    </OpenGroupButton>
  )
  const none = groups.length === 0 && texts.q === undefined
  return (
    <GroupHost
      given={{
        actions: {
          create: createGroupAction,
          read: readGroupAction,
          edit: editGroupAction,
          delete: deleteGroupAction,
          find: findPeopleAction,
        },
        mails: publicConfig.mail !== null,
        reading: { now: clock().toISOString(), timeZone: actor.timeZone },
      }}
    >
      <TabPage
        tab="groups"
        lead="Groups decide who is notified when a credential expires soon."
        noun="group"
        searchHint="Search name"
        action={(!none || disabledReason) && create}
        disabledReason={disabledReason}
        texts={texts}
        dropped={dropped}
        page={page}
        isEmpty={groups.length === 0}
        none={
          <EmptyState
            icon={<Group />}
            title="No groups yet"
            body="Account alerts go to the members of subscribed groups. Without a group, nobody is notified when a credential expires."
            action={!disabledReason && create}
          />
        }
      >
        <GroupTable groups={groups.map(toGroupView)} disabledReason={disabledReason} />
      </TabPage>
    </GroupHost>
  )
}
