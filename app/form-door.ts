import type { Failure, Result, Unreadable } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { problemsOf } from '@/lib/schemas/commands/problems'
import type { Form } from '@/lib/schemas/forms/form'
import { currentActor } from '@/lib/session/actor'

type UseCase<Command, Output> = (actor: Principal, command: Command | Unreadable) => Promise<Result<Output>>

/**
 * Takes what a browser sends of a form to a use-case: turns it into the command, and what is wrong with the command back into what
 * is wrong at the controls.
 */
export async function submit<Command, Output>(
  form: Form<Command>,
  values: unknown,
  call: UseCase<Command, Output>,
): Promise<Result<Output>> {
  const read = form.schema.safeParse(values)
  const actor = await currentActor()
  if (!read.success) return call(actor, { unreadable: problemsOf(read.error), id: idOf(values) })
  const result = await call(actor, read.data)
  return result.ok ? result : { ok: false, failure: atControls(result.failure, form, values) }
}

function atControls(failure: Failure, form: Form<unknown>, values: unknown): Failure {
  if (failure.kind !== 'invalid_input') return failure
  const fields = Object.entries(failure.fields)
  return {
    ...failure,
    fields: Object.fromEntries(fields.map(([field, message]) => [form.controlOf(field, values), message])),
  }
}

/** What the form is about, in values that nobody has checked. */
function idOf(values: unknown): unknown {
  return typeof values === 'object' && values !== null && 'id' in values ? values.id : undefined
}
