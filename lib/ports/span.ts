/** Days that something is chosen by. */
export interface Span {
  since?: Date
  /** Not included. */
  before?: Date
}
