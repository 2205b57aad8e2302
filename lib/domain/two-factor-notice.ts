/** The second factor of a person that somebody else removed. */
export interface TwoFactorRemoval {
  person: { id: string; name: string; email: string }
  /** The name of the administrator. Null if it was done on the server, by somebody without a name. */
  by: string | null
  at: Date
}

/** The key of the notice: one per removal. */
export function twoFactorKey({ person, at }: TwoFactorRemoval): string {
  return `two_factor_removed ${person.id} ${at.toISOString()}`
}

/** The title of the notice and the subject of its message, for its recipient. */
export function twoFactorTitle({ person }: TwoFactorRemoval, isOwn: boolean): string {
  return isOwn
    ? 'Your two-factor sign-in was removed'
    : `The two-factor sign-in of ${person.name} was removed on the server`
}

/** What happened, and what to do. */
export function twoFactorBody({ person, by }: TwoFactorRemoval, isOwn: boolean): string {
  const who = by ?? 'Somebody with access to the server'
  return isOwn
    ? `${who} removed it, your passkeys included, and you are signed out everywhere. Until you set it up again in “Your account”, your password alone signs you in. If you did not ask for this, tell a cloud administrator at once.`
    : `${who} removed it with npm run admin:link, and made a sign-in link for ${person.email}. If you do not know why, find out who was on the server, and disable this person until you know.`
}
