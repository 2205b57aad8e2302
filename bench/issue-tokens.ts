import type { Helper } from './helper'
import type { Load, LoadRequest, LoadResult } from './load'

/** Sends token requests, each once, and returns the tokens in any order. */
export async function issueTokens(
  url: string,
  requests: LoadRequest[],
  load: Helper<Load, LoadResult>,
): Promise<string[]> {
  const { bodies } = await load.ask({ url, requests, seconds: null, keepBodies: true })
  return bodies.map((body) => (JSON.parse(body) as { access_token: string }).access_token)
}
