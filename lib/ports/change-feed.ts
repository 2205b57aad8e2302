/** Something whose change may alter decisions. */
export interface Change {
  kind: 'credential' | 'api'
  id: string
}

export interface ChangeListener {
  changed(change: Change): void
  /** Changes may have been missed: forget everything. */
  missed(): void
}

/** Tells of committed changes, of this process and of the others. */
export interface ChangeFeed {
  subscribe(listener: ChangeListener): void
  /** False while changes of other processes may be missed; then what is in memory must not be believed. */
  isComplete(): boolean
}
