/** A group as a list shows it. */
export interface ListedGroup extends Omit<Group, 'members'> {
  /** The names of its first members. */
  someMembers: string[]
  memberCount: number
}

/** People who get the same notices: those of a group go to every member. */
export interface Group {
  id: string
  /** Unique without regard to case. */
  name: string
  members: { id: string; name: string; email: string }[]
  /** Whether its members get account alerts, and how. */
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}
