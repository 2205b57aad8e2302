/** The one-time link to the set-up page. */
export interface SetupLink {
  matches(token: string): boolean
}
