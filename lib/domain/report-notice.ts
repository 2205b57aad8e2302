/** A report of a live secret, as administrators are alerted of it. */
export interface SecretReport {
  secretId: string
  /** The last four characters of the secret. */
  hint: string
  /** Where it was found. */
  foundIn: string | null
  /** The name of the person, or the address of the program. */
  by: string
  /** What came of it. Flagged: nothing was done; dormant: nor does it work, while its credential is disabled. */
  outcome: 'flagged' | 'dormant' | 'ended' | 'disabled'
  at: Date
}

/** The key of the alert: one per secret and outcome. */
export function reportKey({ secretId, outcome }: Pick<SecretReport, 'secretId' | 'outcome'>): string {
  return `secret_reported ${secretId} ${outcome}`
}

/** The title of the alert, and the subject of its message. */
export function reportTitle(name: string): string {
  return `A secret of ${name} was reported as leaked`
}

const outcomes: Record<SecretReport['outcome'], string> = {
  flagged:
    'It still works. Find out what uses it, then reset the secret, or disable or replace the credential.',
  dormant: 'It does not work now, because the credential is disabled. Do not enable it with this secret.',
  ended: 'Keyturn ended it and its tokens. Another secret of this credential still works.',
  disabled:
    'Keyturn ended it. No other secret of the credential worked, so the credential is disabled too. Its programs need a new secret.',
}

/** What happened, and what to do. */
export function reportBody({ hint, foundIn: place, by, outcome }: SecretReport): string {
  const where = place === null ? '' : `, found in “${place}”`
  return `The secret ending in ${hint} was reported by ${by}${where}. ${outcomes[outcome]}`
}
