import type { Failure, Result } from '@/lib/domain/failure'
import { ok } from '@/lib/domain/failure'
import { copiedPasskeyNotice } from '@/lib/domain/passkey-notice'
import type { Principal } from '@/lib/domain/principal'
import { mostRefusals, refusalSpan } from '@/lib/domain/refusals'
import { personTarget } from './audit-targets'
import type { Ports } from './ports'

type Copied = Extract<Failure, { kind: 'passkey_copied' }>

interface Bindable<Input, Output> {
  bind(ports: Ports): (actor: Principal, input: Input) => Promise<Result<Output>>
}

/**
 * A change that accepts passkeys, and tells a person if the counter of theirs went back. In a transaction of its own, because the
 * refused one rolls back.
 */
export function tellingOfCopies<Input, Output, Change extends Bindable<Input, Output>>(
  change: Change & Bindable<Input, Output>,
): Change {
  return {
    ...change,
    bind(ports: Ports) {
      const call = change.bind(ports)
      return async (actor: Principal, input: Input) => {
        const done = await call(actor, input)
        if (!done.ok && done.failure.kind === 'passkey_copied') await tell(ports, actor, done.failure)
        return done
      }
    },
  }
}

async function tell(
  { store, clock, composeAccountNotice }: Ports,
  actor: Principal,
  { passkey }: Copied,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const person = await transaction.store.people.lock(passkey.userId)
    if (!person) return ok(undefined)
    const now = clock()
    const { notices, devices } = transaction.store
    const notice = copiedPasskeyNotice({ passkey, address: actor.address, at: now })
    await notices.keep(composeAccountNotice(notice, await devices.ownerOf(person.id)))
    const since = new Date(now.getTime() - refusalSpan)
    const leftOut = await transaction.refusals.admit(person.id, since, mostRefusals)
    if (leftOut === null) return ok(undefined)
    await transaction.audit({
      action: 'person.passkey_refused',
      target: personTarget(person),
      // Counted with their other refused attempts, so that nobody floods the trail.
      actor: { id: person.id, name: person.name },
      detail: { passkey: passkey.name, reason: 'passkey_copied', ...(leftOut > 0 && { leftOut }) },
      by: actor,
      outcome: 'refused',
      now,
    })
    return ok(undefined)
  })
}
