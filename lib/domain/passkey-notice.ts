import { day } from './time'

/** A passkey whose counter went back. */
export interface CopiedPasskey {
  passkey: { id: string; name: string }
  /** The source address of the request. */
  address: string
  at: Date
}

/** The key of the notice: one per passkey and day. */
export function copiedPasskeyKey({ passkey, at }: CopiedPasskey): string {
  return `passkey_refused ${passkey.id} ${Math.floor(at.getTime() / day)}`
}

/** The title of the notice and the subject of its message. */
export function copiedPasskeyTitle({ passkey }: CopiedPasskey): string {
  return `Your passkey “${passkey.name}” may have been copied`
}

/** What happened, and what to do. */
export function copiedPasskeyBody({ address }: CopiedPasskey): string {
  return `Keyturn refused it from ${address} because its use counter went back. If you use this passkey on one device only, somebody may have copied it. Remove it in “Your account”, and tell a cloud administrator.`
}
