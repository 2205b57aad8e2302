import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'
import { uncheckedField } from '@/components/ui/unchecked-field'
import { late, loadWhenIdle } from '@/components/ui/late'

/** Milliseconds after which a schema counts as one that cannot be loaded. */
const patience = 10_000

const unchecked = {
  type: 'load',
  message:
    'Nothing was sent, because what checks this form could not be loaded. Check your connection and try again.',
}

/**
 * Checks the fields of a form by a schema that is loaded late: when the page is idle after the form was, or when the form is sent.
 * Without it nothing is sent, because some checks are only the browser's, such as that of a repeated password; the next attempt loads
 * it again. `raw`: whether the form sends what was typed, instead of what the schema makes of it.
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
  return async (live, context, options) => {
    // The form goes on changing its values in place: what is checked and sent is what they were when it was sent.
    const values = structuredClone(live)
    const check = await Promise.race([resolver.load(), tooLate()]).catch(() => null)
    if (check) return check(values, context, options)
    return { values: {}, errors: { [uncheckedField]: unchecked } as unknown as FieldErrors<Fields> }
  }
}

function tooLate(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), patience))
}
