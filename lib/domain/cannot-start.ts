/** Keyturn does not start, for a reason that who runs it can mend. The message says all there is to do. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
