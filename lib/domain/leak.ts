import { hour } from './time'

/** A correct secret came from a forbidden address: it may have leaked. */
export interface Leak {
  credentialId: string
  /** The source address. */
  from: string
  at: Date
}

/** The key of the alert: one per credential, address and hour. */
export function leakKey({ credentialId, from, at }: Leak): string {
  return `forbidden_address ${credentialId} ${from} ${hourOf(at)}`
}

/** The hours since 1970. */
export function hourOf(moment: Date): number {
  return Math.floor(moment.getTime() / hour)
}

/** The title of the alert, and the subject of its message. */
export function leakTitle(name: string): string {
  return `The secret of ${name} was used from a forbidden address`
}

/** What happened, and what to do. */
export function leakBody({ from }: Leak): string {
  return `A correct secret was used from ${from}, which its network restriction does not allow, and was refused. Unless this was one of your own systems, the secret may have leaked: reset or replace it.`
}
