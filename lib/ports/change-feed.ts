/** Something that decisions depend on. */
export interface Change {
  kind: 'credential' | 'api'
  id: string
}

export interface ChangeListener {
  changed(change: Change): void
  /** Called if changes may have been missed: forget everything. */
  missed(): void
}

/** Announces committed changes by this and other processes. */
export interface ChangeFeed {
  subscribe(listener: ChangeListener): void
  /** False while changes by other processes may be missed. Data in memory must not be trusted then. */
  isComplete(): boolean
}
