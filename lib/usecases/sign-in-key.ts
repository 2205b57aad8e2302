import type { Origin } from '@/lib/domain/actor'

/** By what failures to sign in are counted: one e-mail address from one source address. */
export function signInKey(origin: Origin, email: string): string {
  return `${origin.address} ${email}`
}
