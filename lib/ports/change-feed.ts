/** Something that decisions depend on. */
export interface Change {
  kind: (typeof changeKinds)[number]
  id: string
}

/**
 * Everything whose changes are announced. A policy is named by its name, a revoked token by its credential. Decisions about
 * machines do not depend on policies yet.
 */
export const changeKinds = ['credential', 'api', 'product', 'policy'] as const

export interface ChangeListener {
  changed(change: Change): void
  /** Called if changes may have been missed: forget everything. */
  missed(): void
}

/** Announces committed changes by this and other processes. */
export interface ChangeFeed {
  subscribe(listener: ChangeListener): void
  /**
   * The number of the lease under which memory may be believed at this moment; null without one. It has another number after
   * each lapse. Ask in the same tick as the decision, not before something that takes time.
   */
  lease(): number | null
}
