import type { z } from 'zod'
import { fail, ok, type Failure, type Result, type Unreadable } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import type { Permission } from '@/lib/domain/role'
import { batchInput } from '@/lib/schemas/commands/batch'
import { refuse } from './authorize'
import type { Ports } from './ports'
import { readInput } from './read-input'

/** What became of one of several: null when it was done, else why not. */
interface BatchOutcome {
  id: string
  failure: Failure | null
}

/** A change of one thing. */
interface ChangeOfOne<P extends Permission> {
  permission: P
  bind: (ports: Ports) => (actor: Principal, input: { id: string }) => Promise<Result<unknown>>
}

/**
 * Defines the same change of several things, each by itself as if it were the only one: in a transaction of its own, with its own
 * event, done or refused. So it is no change, which is one transaction, and one that fails does not undo those before it (ADR 17).
 * Who may not is refused once, by the change and with its event, before anything is looked at.
 */
export function defineBatch<P extends Permission>(change: ChangeOfOne<P>) {
  function bind(ports: Ports) {
    const changeOne = change.bind(ports)
    return async (
      actor: Principal,
      input: z.input<typeof batchInput> | Unreadable,
    ): Promise<Result<BatchOutcome[]>> => {
      const refusal = refuse(actor, change.permission)
      if (refusal) {
        // It refuses it too, and keeps that.
        await changeOne(actor, { id: firstOf(input) })
        return fail(refusal)
      }
      const read = readInput(batchInput, input)
      if (!read.ok) return read
      const outcomes: BatchOutcome[] = []
      for (const id of read.value.ids) {
        const result = await changeOne(actor, { id })
        outcomes.push({ id, failure: result.ok ? null : result.failure })
      }
      return ok(outcomes)
    }
  }
  return { kind: 'batch' as const, permission: change.permission, input: batchInput, bind }
}

/** The first that was named, in an input that nobody has checked. */
function firstOf(input: unknown): string {
  const ids = batchInput.safeParse(input).data?.ids
  return ids?.[0] ?? ''
}
