import type { Origin } from '@/lib/domain/principal'
import { sourceOf } from '@/lib/domain/source'

/** The key by which failed sign-ins are counted: one e-mail address from one source. */
export function signInKey(origin: Origin, email: string): string {
  return `${sourceOf(origin.address)} ${email}`
}
