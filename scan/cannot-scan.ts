/** The command cannot do what it was asked to. The message says why. */
export class CannotScan extends Error {}
