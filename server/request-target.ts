/**
 * The target of a request in the form that the router needs: a path with its query. An absolute target becomes its path
 * (RFC 9112 section 3.2.2). Percent signs that encode nothing are kept, because callers behind a gateway send them. Null for
 * a target without a path, such as `*`.
 */
export function routable(target: string): string | null {
  const origin = target.startsWith('/') ? target : withoutAuthority(target)
  if (origin === null || !origin.includes('%')) return origin
  const end = origin.search(/[?#]/)
  const path = end < 0 ? origin : origin.slice(0, end)
  return decodable(path) + origin.slice(path.length)
}

function withoutAuthority(target: string): string | null {
  const [whole] = /^https?:\/\/[^/?#]*/i.exec(target) ?? []
  if (whole === undefined) return null
  const rest = target.slice(whole.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function decodable(path: string): string {
  if (isDecodable(path)) return path
  const escaped = path.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
  // The rest may be bytes that are not UTF-8.
  return isDecodable(escaped) ? escaped : escaped.replaceAll(/%(?=[89a-f])/gi, '%25')
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** The path of a target, as it was written. */
export function pathOf(target: string): string {
  return target.split(/[?#]/, 1).join('')
}
