import type { z } from 'zod'

/** What is wrong, by field: of each the first message; what concerns none of them stands under `form`. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message
  return fields
}
