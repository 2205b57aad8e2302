/** The period of a filter. */
export interface Span {
  since?: Date
  /** Exclusive. */
  before?: Date
}
