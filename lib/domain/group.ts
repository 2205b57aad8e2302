/** People who are told the same: the notices of a group go to everybody in it. */
export interface Group {
  id: string
  /** Unique without regard to case. */
  name: string
  members: { id: string; name: string; email: string }[]
  /** Whether its members get account alerts, and by which way. */
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}
