import type { FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'
import { late, loadWhenIdle } from '@/components/ui/late'

/**
 * Checks the fields of a form by a schema that is loaded late: when the page is idle after the form was, or when the form is sent. If
 * it cannot be loaded, only the server checks, whose word counts anyway. `raw`: whether the form sends what was typed, instead
 * of what the schema makes of it.
 */
export function lateResolver<Fields extends FieldValues>(
  load: () => Promise<z.ZodType<unknown, Fields>>,
  { raw = false } = {},
): Resolver<Fields> {
  const resolver = late(async () => {
    const [schema, { zodResolver }] = await Promise.all([load(), import('@hookform/resolvers/zod')])
    return zodResolver(schema, undefined, { raw: raw as true }) as Resolver<Fields>
  })
  if (typeof window !== 'undefined') loadWhenIdle(resolver.load)
  return async (values, context, options) => {
    const check = await resolver.load().catch(() => null)
    return check ? check(values, context, options) : { values, errors: {} }
  }
}
