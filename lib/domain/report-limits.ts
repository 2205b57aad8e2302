// What a program may report as leaked at a time.

/** How many strings a report may contain. */
export const mostReported = 100

/** How long the text about where the secrets were found may be. */
export const longestFoundIn = 200

/** How many reports an address may send in a minute. */
export const reportsPerMinute = 60
