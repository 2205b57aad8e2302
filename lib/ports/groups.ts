import type { Group } from '@/lib/domain/group'

/** Reads user groups for pages. */
export interface ReadGroups {
  /** The choices of a form, by name. */
  names(): Promise<{ id: string; name: string }[]>
  /** All of them with their members, by name. */
  list(): Promise<Group[]>
}

/** Changes user groups within a transaction. */
export interface ChangeGroups {
  /** The ids that exist. They cannot be deleted until the transaction ends. */
  hold(ids: string[]): Promise<{ id: string; name: string }[]>
  /** Reads a group and locks it until the transaction ends. */
  lock(id: string): Promise<Group | null>
  /** Compares regardless of case. */
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
