import { agentName } from '@/lib/domain/agent-name'
import { identityOf } from '@/lib/domain/principal'
import { serverChangeNotice, signInChangeNotice, type PersonAction } from '@/lib/domain/sign-in-change'
import type { ComposeAccountNotice } from '@/lib/ports/notices'
import type { AuditRecord, Transaction } from '@/lib/ports/store'

type DoneRecord = Omit<AuditRecord, 'outcome'>

/**
 * Records what was done in the audit trail. If it has changed how somebody signs in, they are told in the same transaction, also if
 * they did it themselves: it may have been a thief.
 */
export async function recordDone(
  transaction: Transaction,
  compose: ComposeAccountNotice,
  record: DoneRecord,
): Promise<void> {
  await transaction.audit({ ...record, outcome: 'done' })
  const { action, target, detail = {}, by, now } = record
  if (!isPersonAction(action) || target.id === null) return
  const { notices, devices } = transaction.store
  const { address, agent } = by
  const event = {
    action,
    personId: target.id,
    by: identityOf(by)?.name ?? null,
    address,
    browser: agentName(agent),
    detail,
    at: now,
  }
  const own = signInChangeNotice(event)
  if (!own) return
  const person = await devices.ownerOf(target.id)
  await notices.keep(compose(own, person))
  const toOthers = serverChangeNotice(event, { name: target.name, email: person.email })
  if (!toOthers) return
  for (const other of await notices.administrators())
    if (other.id !== person.id) await notices.keep(compose(toOthers, other))
}

function isPersonAction(action: DoneRecord['action']): action is PersonAction {
  return action.startsWith('person.')
}
