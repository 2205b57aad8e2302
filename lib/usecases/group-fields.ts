import type { AuditDetail } from '@/lib/domain/audit-event'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Group } from '@/lib/domain/group'
import type { TransactionStore } from '@/lib/ports/store'
import type { GroupFields } from '@/lib/ports/groups'

interface Checking {
  /** The fields that the actor has just sent. The others are unchanged. */
  sent: Partial<GroupFields>
  /** The group that is being edited. */
  id?: string
}

/** The fields of a group as they are stored. Fails if another group has the name, or a chosen member no longer exists. */
export async function groupFields(
  store: TransactionStore,
  fields: GroupFields,
  { sent, id }: Checking,
): Promise<Result<GroupFields>> {
  const namesake = sent.name === undefined ? null : await store.groups.findByName(sent.name)
  if (namesake && namesake.id !== id) return fail({ kind: 'group_name_taken' })
  const memberIds = [...new Set(fields.memberIds)]
  const held = await store.people.hold(memberIds)
  if (sent.memberIds && held.length < memberIds.length) {
    return fail({
      kind: 'invalid_input',
      fields: { memberIds: 'A chosen person no longer exists.' },
    })
  }
  return ok({ ...fields, memberIds: held.map((person) => person.id) })
}

/** What the audit trail records about a group. */
export function toldOf(group: Group): AuditDetail {
  return {
    name: group.name,
    members: group.members.map((member) => member.email).join(' '),
    accountAlertsInConsole: group.accountAlertsInConsole,
    accountAlertsByEmail: group.accountAlertsByEmail,
  }
}
