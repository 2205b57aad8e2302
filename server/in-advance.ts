import type { IncomingMessage } from 'node:http'

/** Whether a browser or the script of a page loads something in advance. Next does not pass its own headers on to pages. */
export function isInAdvance({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return (
    headers['next-router-prefetch'] !== undefined ||
    headers['next-router-segment-prefetch'] !== undefined ||
    [headers['sec-purpose'], headers.purpose].some((purpose) =>
      /^(prefetch|prerender)\b/.test(String(purpose)),
    )
  )
}
