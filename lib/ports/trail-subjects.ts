import type { CredentialKind } from '@/lib/domain/credential'
import type { Viewer } from '@/lib/domain/visibility'

/** Finds the credentials and people whose events and usage the trail has, including deleted ones. */
export interface ReadTrailSubjects {
  /** The credential with this id; null if there is none whose events the viewer may see. */
  credential(viewer: Viewer, id: string): Promise<TrailCredential | null>
  /**
   * The credential with this id or client ID; otherwise those whose names contain the text, live ones first, by name. Only
   * those whose events the viewer may see.
   */
  credentials(viewer: Viewer, text: string, most: number): Promise<TrailCredential[]>
  /** The person with this id; otherwise those whose name or e-mail address contains the text, by name, deleted ones last. */
  people(text: string, most: number): Promise<TrailPerson[]>
  /**
   * The person with this id, if they acted in an event that the viewer may see; otherwise those who acted in the newest 500 of
   * these events and whose name contains the text. Who acted only in older ones is found by their id alone.
   */
  actorsSeenBy(viewer: Viewer, text: string, most: number): Promise<TrailPerson[]>
  /** The person with this id; null if there is none, or none any more. */
  person(id: string): Promise<{ email: string } | null>
}

export interface TrailCredential {
  id: string
  kind: CredentialKind
  name: string
  /** Null for a service API key. */
  clientId: string | null
  /** Null for an API client. */
  serviceUserName: string | null
  isDeleted: boolean
}

export interface TrailPerson {
  id: string
  name: string
  /** Null if the viewer may not know it, or the person is deleted. */
  email: string | null
  /** Whether there is no such person any more, as far as the viewer may know. */
  isDeleted: boolean
}
