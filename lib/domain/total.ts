/** Up to here a list says exactly how long it is. */
export const exactTotal = 10_000

/** How many match in all. */
export interface Total {
  /** At most `exactTotal`. */
  count: number
  /** False when there are more than that, and nobody counted how many. */
  isExact: boolean
}

/** What was counted no further than one past what is said exactly. */
export function totalOf(counted: number): Total {
  return { count: Math.min(counted, exactTotal), isExact: counted <= exactTotal }
}
