import type { Group } from '@/lib/domain/group'

/** User groups as pages read them. */
export interface ReadGroups {
  /** What a form offers, by name. */
  names(): Promise<{ id: string; name: string }[]>
  /** All of them with their members, by name. */
  list(): Promise<Group[]>
}

/** User groups as a transaction changes them. */
export interface ChangeGroups {
  /** Those of these ids that there are; none of them can be deleted until the transaction ends. */
  hold(ids: string[]): Promise<{ id: string; name: string }[]>
  /** Reads and locks a group until the transaction ends. */
  lock(id: string): Promise<Group | null>
  /** Compared without regard to case. */
  findByName(name: string): Promise<{ id: string } | null>
  insert(id: string, fields: GroupFields): Promise<Group>
  update(id: string, fields: GroupFields): Promise<Group>
  delete(id: string): Promise<void>
}

export interface GroupFields {
  name: string
  memberIds: string[]
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}
