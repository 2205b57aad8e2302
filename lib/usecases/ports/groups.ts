/** User groups as pages read them. */
export interface ReadGroups {
  /** What a form offers, by name. */
  names(): Promise<{ id: string; name: string }[]>
}

/** User groups as a transaction changes them. */
export interface ChangeGroups {
  /** Those of these ids that there are; none of them can be deleted until the transaction ends. */
  hold(ids: string[]): Promise<{ id: string; name: string }[]>
}
