import type { z } from 'zod'
import { fail, ok, type Result } from '@/lib/domain/failure'

/** Validates what a door handed in. Each field gets its first message; what concerns none of them stands under `form`. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    fields[field] ??= issue.message
  }
  return fail({ kind: 'invalid_input', fields })
}
