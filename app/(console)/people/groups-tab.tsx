import { Group, Plus } from 'lucide-react'
import { GroupDialogs } from '@/components/people/group-dialogs'
import { GroupTable } from '@/components/people/group-table'
import { OpenGroupButton } from '@/components/people/open-group-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { valueOf } from '@/app/value-of'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse } from '@/lib/session/actor'
import { createGroupAction, deleteGroupAction, editGroupAction } from './group-actions'
import { TabPage } from './tab-page'
import { toGroupView } from './view'

/** Groups, and which alerts their members receive. */
export async function GroupsTab({ actor }: { actor: Person }) {
  const { groups, people } = valueOf(await runtime().may.listGroups(actor, {}))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  const create = (
    <OpenGroupButton opens={{ kind: 'create' }} icon={<Plus />} disabledReason={disabledReason}>
      Create group
    </OpenGroupButton>
  )
  return (
    <GroupDialogs
      actions={{ create: createGroupAction, edit: editGroupAction, delete: deleteGroupAction }}
      people={people}
    >
      <TabPage
        tab="groups"
        lead="Groups decide who is notified when a credential expires soon or may have leaked."
        action={groups.length > 0 && create}
        disabledReason={disabledReason}
      >
        {groups.length === 0 ? (
          <EmptyState
            icon={<Group />}
            title="No groups yet"
            body="Account alerts go to the members of subscribed groups. Without a group, nobody is notified when a credential expires."
            action={create}
          />
        ) : (
          <GroupTable groups={groups.map(toGroupView)} disabledReason={disabledReason} />
        )}
      </TabPage>
    </GroupDialogs>
  )
}
