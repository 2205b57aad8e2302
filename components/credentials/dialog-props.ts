import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialActions } from './credential-actions'
import type { ActedOn, Reading, Revealed } from './credential-view'
import type { FormOffer } from './form-offer'

/** What every dialog of a kind of credential is given. */
export interface DialogProps<Kind extends CredentialKind> {
  actions: CredentialActions<Kind>
  offer: FormOffer<Kind>
  /** How long a token lives, in minutes. */
  tokenMinutes: number
  reading: Reading
  /** Shows the secret that was made. */
  onRevealed: (revealed: Revealed[Kind]) => void
  onClose: () => void
}

/** What one is given that is about one credential. */
export interface DialogOfOne<Kind extends CredentialKind> extends DialogProps<Kind> {
  credential: ActedOn<Kind>
}
