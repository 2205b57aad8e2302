/** So many refused attempts of one person are kept in any minute: nobody floods the trail by trying. */
export const mostRefusals = 30

/** Milliseconds. */
export const refusalSpan = 60_000
