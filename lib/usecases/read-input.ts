import type { z } from 'zod'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { problemsOf } from '@/lib/schemas/commands/problems'
import { problemsOfUnreadable } from '@/lib/schemas/commands/unreadable'

/** Validates the input from a door. A door can also report that it could not read its own input. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>> {
  const unreadable = problemsOfUnreadable(input)
  if (unreadable) return fail({ kind: 'invalid_input', fields: unreadable })
  const parsed = schema.safeParse(input)
  return parsed.success ? ok(parsed.data) : fail({ kind: 'invalid_input', fields: problemsOf(parsed.error) })
}
