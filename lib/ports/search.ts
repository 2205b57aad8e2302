import type { CredentialKind } from '@/lib/domain/credential'
import type { Viewer } from '@/lib/domain/visibility'

/** A credential as a search over everything finds it. */
export interface FoundCredential {
  id: string
  kind: CredentialKind
  name: string
  clientId: string | null
  contactEmail: string | null
  application: string | null
  serviceUserName: string | null
  disabledAt: Date | null
  expiresAt: Date | null
}

/** Looks for credentials of a kind by what people remember of them. */
export interface ReadSearch {
  /**
   * Some that a viewer may see: those whose name begins with the text, by name, then those that contain it in the name, client ID,
   * contact e-mail or application. A text of one or two characters finds beginnings of names only.
   */
  credentials(viewer: Viewer, kind: CredentialKind, text: string, most: number): Promise<FoundCredential[]>
}
