/**
 * Whether a password that was right a moment ago still lets its person in. Each change of the password raises the epoch,
 * and so do disabling and enabling: checking a password takes long enough for all of them.
 *
 * @param present the person as they are now; null when they are gone
 */
export function stillLetsIn(
  checked: { signInEpoch: number },
  present: { signInEpoch: number; disabledAt: Date | null } | null,
): boolean {
  return present !== null && !present.disabledAt && present.signInEpoch === checked.signInEpoch
}
