import type { z } from 'zod'

/** The first message for each field. Messages that concern no field are under `form`. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message
  return fields
}
