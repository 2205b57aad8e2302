/** A secret as administrators see it: never the secret itself. */
export interface SecretSummary {
  id: string
  /** The last four characters. */
  hint: string
  createdAt: Date
  /** When a rotation put a newer one beside it; null for the newest. */
  supersededAt: Date | null
  /** From this moment on it no longer works. */
  retiresAt: Date | null
  /** It retires once it has not been used for this many hours. */
  quietHours: number | null
  /** From when on these hours count at the earliest. */
  quietSince: Date | null
  /** When its date was put off. */
  extendedAt: Date | null
  /** When it was reported as leaked. */
  reportedAt: Date | null
  firstUsedAt: Date | null
  /** The last use of the secret or of a token that was issued for it. */
  lastUsedAt: Date | null
  /** Null if it was never used, or if an API asked about one of its tokens and the caller is unknown. */
  lastUsedFrom: string | null
}

/** The secrets that work at a moment. */
export function liveSecrets<Secret extends { retiresAt: Date | null }>(
  secrets: readonly Secret[],
  now: Date,
): Secret[] {
  return secrets.filter(({ retiresAt }) => !retiresAt || retiresAt > now)
}
