/**
 * Whether a password that was correct when it was checked still signs its person in. Checking takes long enough for the
 * password to change, or the person to be disabled or enabled; each of these raises the epoch.
 *
 * @param present the person as they are now; null if they no longer exist
 */
export function stillLetsIn(
  checked: { signInEpoch: number },
  present: { signInEpoch: number; disabledAt: Date | null } | null,
): boolean {
  return present !== null && !present.disabledAt && present.signInEpoch === checked.signInEpoch
}
