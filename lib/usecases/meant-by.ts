/** How many suggestions a text gets. */
export const mostFound = 8

/** The only one found, or the only one that has exactly this name; null if the text may mean several, or none. */
export function meantBy<Found extends { name: string }>(text: string, found: readonly Found[]): Found | null {
  const namesakes = found.filter(({ name }) => name === text)
  const [only, ...others] = namesakes.length > 0 ? namesakes : found
  return only !== undefined && others.length === 0 ? only : null
}
