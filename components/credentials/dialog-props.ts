import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialActions } from './credential-actions'
import type { ActedOn, Reading, Revealed } from './credential-view'
import type { FormOffer } from './form-offer'

/** The props of every dialog of a kind of credential. */
export interface DialogProps<Kind extends CredentialKind> {
  actions: CredentialActions<Kind>
  offer: FormOffer<Kind>
  /** The lifetime of a token, in minutes. */
  tokenMinutes: number
  reading: Reading
  /** Shows the secret that was created. `besideOld`: whether the old one still works. */
  onRevealed: (revealed: Revealed[Kind], besideOld?: boolean) => void
  onClose: () => void
}

/** The props of a dialog about one credential. */
export interface DialogOfOne<Kind extends CredentialKind> extends DialogProps<Kind> {
  credential: ActedOn<Kind>
}
