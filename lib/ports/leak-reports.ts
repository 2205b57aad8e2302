/** Secrets that a program reports as leaked, as keyed hashes. */
export interface ReceivedReport {
  hashes: readonly Buffer[]
  /** Where they were found. */
  foundIn: string | null
  /** Whether the program asks that they end, whatever the policy. */
  revoke: boolean
  /** The source address. */
  from: string
}

/** The report of one known secret by a program. */
export interface MachineReport extends Omit<ReceivedReport, 'hashes'> {
  secretId: string
}
