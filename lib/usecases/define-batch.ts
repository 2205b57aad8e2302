import type { z } from 'zod'
import { fail, ok, type Failure, type Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import type { Permission } from '@/lib/domain/role'
import type { Store } from '@/lib/ports/store'
import { batchInput } from '@/lib/schemas/commands/batch'
import type { Unreadable } from '@/lib/schemas/commands/unreadable'
import { askAgain, refuse } from './authorize'
import type { NeedsStepUp } from './define-change'
import type { Ports } from './ports'
import { readInput } from './read-input'

/** The result for one target: null if the change was made, otherwise the failure. */
interface BatchOutcome {
  id: string
  failure: Failure | null
}

/** A change of one thing. */
interface ChangeOfOne<P extends Permission> {
  permission: P
  stepUp: NeedsStepUp<never>
  bind: (ports: Ports) => (actor: Principal, input: { id: string }) => Promise<Result<unknown>>
}

/**
 * Defines the same change for several things. Each is made or refused separately, in its own transaction and with its own
 * event, so one that fails does not undo those before it (ADR 17). The batch waits for other processes once, at the end.
 * Without the permission, the whole batch is refused once, with one event, before anything is looked up. A person who must prove
 * that it is still them is asked once, before the first change.
 */
export function defineBatch<P extends Permission>(change: ChangeOfOne<P>) {
  function bind(ports: Ports) {
    const changeOne = change.bind(ports)

    async function changeEach(actor: Principal, ids: string[], transaction: Store['transaction']) {
      const changeInTurn = change.bind({ ...ports, store: { ...ports.store, transaction } })
      const outcomes: BatchOutcome[] = []
      for (const id of ids) {
        const result = await changeInTurn(actor, { id })
        outcomes.push({ id, failure: result.ok ? null : result.failure })
      }
      return outcomes
    }

    return async (
      actor: Principal,
      input: z.input<typeof batchInput> | Unreadable,
    ): Promise<Result<BatchOutcome[]>> => {
      const refusal = refuse(actor, change.permission)
      if (refusal) {
        // The change refuses it too, and records the refusal.
        await changeOne(actor, { id: firstOf(input) })
        return fail(refusal)
      }
      const read = readInput(batchInput, input)
      if (!read.ok) return read
      const asked = change.stepUp === 'always' ? askAgain(actor, ports.clock()) : null
      if (asked) return fail(asked)
      const { ids } = read.value
      return ok(await ports.store.together((transaction) => changeEach(actor, ids, transaction)))
    }
  }
  const { permission, stepUp } = change
  return { kind: 'batch' as const, permission, input: batchInput, stepUp, bind }
}

/** The first id in an input that has not been validated. */
function firstOf(input: unknown): string {
  const ids = batchInput.safeParse(input).data?.ids
  return ids?.[0] ?? ''
}
