import type { AccountNotice } from './account-notice'
import { day } from './time'

/** A passkey whose counter went back. */
export interface CopiedPasskey {
  passkey: { id: string; name: string }
  /** The source address of the request. */
  address: string
  at: Date
}

/** The notice that a passkey may have been copied: one per passkey and day. */
export function copiedPasskeyNotice({ passkey, address, at }: CopiedPasskey): AccountNotice {
  return {
    kind: 'passkey_refused',
    key: `passkey_refused ${passkey.id} ${Math.floor(at.getTime() / day)}`,
    at,
    title: `Your passkey “${passkey.name}” may have been copied`,
    body: () =>
      `Keyturn refused it from ${address} because its use counter went back. If you use this passkey on one device only, somebody may have copied it. Remove it in “Your account”, and tell a cloud administrator.`,
    isOwn: true,
  }
}
