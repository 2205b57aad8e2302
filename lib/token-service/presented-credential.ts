import type { HeaderLines } from './header-lines'

/** An Authorization with a bearer token, whole or in a list of several that a proxy has joined. */
const bearerPattern = /(?:^|,)\s*bearer(?![\w!#$%&'*+.^`|~-])/i

/**
 * The single token or key in the request, as bearer or as `X-API-Key`. Null if there is none, and `several` for more than one,
 * because a gateway could not know which of them passed. Some programs use Authorization for something else: beside
 * `X-API-Key` it counts only with a bearer token.
 */
export function presentedCredential({
  authorization,
  apiKey,
}: HeaderLines): { text: string } | 'several' | null {
  if (authorization.length > 1 || apiKey.length > 1) return 'several'
  const [other = ''] = authorization
  const [key = ''] = apiKey
  // An empty line is what a template without a key leaves.
  if (key !== '') return bearerPattern.test(other) ? 'several' : { text: key }
  const bearer = /^bearer +(\S+)$/i.exec(other)?.[1]
  return bearer === undefined ? null : { text: bearer }
}
