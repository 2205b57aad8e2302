import { hour } from './time'

/** A right secret came from where it may not be used: it may have leaked. */
export interface Leak {
  credentialId: string
  /** The source address. */
  from: string
  at: Date
}

/** Names the alert about it: one for each credential, address and hour. */
export function leakKey({ credentialId, from, at }: Leak): string {
  return `forbidden_address ${credentialId} ${from} ${hourOf(at)}`
}

/** The hours since 1970. */
export function hourOf(moment: Date): number {
  return Math.floor(moment.getTime() / hour)
}

/** What the alert is headed: the subject of the message too. */
export function leakTitle(name: string): string {
  return `The secret of ${name} was used from a forbidden address`
}

/** What has happened, and what to do. */
export function leakBody({ from }: Leak): string {
  return `A right secret came from ${from}, which its network restriction does not admit, and was refused. Unless this was one of your own systems, it may have leaked: reset or replace it.`
}
