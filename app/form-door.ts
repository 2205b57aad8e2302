import type { Failure, Result, Unreadable } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { problemsOf } from '@/lib/schemas/commands/problems'
import type { Form } from '@/lib/schemas/forms/form'
import { currentActor } from '@/lib/session/actor'

type UseCase<Command, Output> = (actor: Principal, command: Command | Unreadable) => Promise<Result<Output>>

/**
 * Calls a use-case with a form that a browser sent: turns the form into the command, and errors in the fields of the command
 * into errors at the controls of the form.
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

/** The id of the thing that the form edits, from unchecked values. */
function idOf(values: unknown): unknown {
  return typeof values === 'object' && values !== null && 'id' in values ? values.id : undefined
}
