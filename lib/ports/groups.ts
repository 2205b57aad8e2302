import type { Group, ListedGroup } from '@/lib/domain/group'
import type { NamePage, NamePageAsked } from '@/lib/domain/name-page'

/** Reads user groups for pages. */
export interface ReadGroups {
  /** The choices of a form, by name. */
  names(): Promise<{ id: string; name: string }[]>
  /** Groups by name, with a few of their members. */
  page(asked: NamePageAsked): Promise<NamePage<ListedGroup>>
  /** With all members. */
  find(id: string): Promise<Group | null>
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
