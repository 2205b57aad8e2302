import type { AuditDetail } from '@/lib/domain/audit-event'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Group } from '@/lib/domain/group'
import type { TransactionStore } from '@/lib/ports/store'
import type { GroupFields } from '@/lib/ports/groups'

/** The form's fields as they are kept. Fails when another group has the name, or a member is gone. */
export async function groupFields(
  store: TransactionStore,
  form: GroupFields,
  ownId?: string,
): Promise<Result<GroupFields>> {
  const { name, accountAlertsInConsole, accountAlertsByEmail } = form
  const memberIds = [...new Set(form.memberIds)]
  const namesake = await store.groups.findByName(name)
  if (namesake && namesake.id !== ownId) return fail({ kind: 'group_name_taken' })
  if ((await store.people.hold(memberIds)).length < memberIds.length) {
    return fail({
      kind: 'invalid_input',
      fields: { memberIds: 'A person who does not exist any more stands here.' },
    })
  }
  return ok({ name, memberIds, accountAlertsInConsole, accountAlertsByEmail })
}

/** What the trail tells of a group's fields. */
export function toldOf(group: Group): AuditDetail {
  return {
    name: group.name,
    members: group.members.map((member) => member.email).join(' '),
    accountAlertsInConsole: group.accountAlertsInConsole,
    accountAlertsByEmail: group.accountAlertsByEmail,
  }
}
