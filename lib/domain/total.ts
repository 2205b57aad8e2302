/** Up to this number a list shows its exact total. */
export const exactTotal = 10_000

/** How many match in total. */
export interface Total {
  /** At most `exactTotal`. */
  count: number
  /** False if there are more than `exactTotal`; the rest was not counted. */
  isExact: boolean
}

/** The total for a count that stopped at one more than `exactTotal`. */
export function totalOf(counted: number): Total {
  return { count: Math.min(counted, exactTotal), isExact: counted <= exactTotal }
}
