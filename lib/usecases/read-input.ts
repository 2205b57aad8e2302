import type { z } from 'zod'
import { fail, ok, type Result, type Unreadable } from '@/lib/domain/failure'
import { problemsOf } from '@/lib/schemas/commands/problems'

/** Validates the input from a door. A door can also report that it could not read its own input. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>> {
  if (isUnreadable(input)) return fail({ kind: 'invalid_input', fields: input.unreadable })
  const parsed = schema.safeParse(input)
  return parsed.success ? ok(parsed.data) : fail({ kind: 'invalid_input', fields: problemsOf(parsed.error) })
}

function isUnreadable(input: unknown): input is Unreadable {
  return typeof input === 'object' && input !== null && 'unreadable' in input
}
