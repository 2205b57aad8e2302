import type { AuditDetail } from '@/lib/domain/audit-event'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Group } from '@/lib/domain/group'
import type { TransactionStore } from '@/lib/ports/store'
import type { GroupFields } from '@/lib/ports/groups'

interface Checking {
  /** Those of the fields that somebody has just chosen; the others were there before. */
  sent: Partial<GroupFields>
  /** Of the group that is edited. */
  id?: string
}

/** The fields of a group as they are kept. Fails when another group has the name, or somebody who was chosen is gone. */
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
      fields: { memberIds: 'A person who does not exist any more stands here.' },
    })
  }
  return ok({ ...fields, memberIds: held.map((person) => person.id) })
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
