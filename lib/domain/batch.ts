/** How many rows of a list can be selected. */
export const mostChosen = 1000

/** How many one request changes: enough to be quick, few enough to show progress. */
export const batchSize = 50
