/**
 * The scopes that a verification requires: those of every line of `X-Required-Scope`, and on exactly `/verify` those of the query,
 * together, so that a caller who adds one can only tighten. Below `/verify` the query is the caller's own.
 */
export function requiredScopes(lines: readonly string[], target: string): readonly string[] {
  if (lines.length === 0 && !target.includes('?') && !target.includes('#')) return none
  const asked = namesSubPath(target) ? lines : [...lines, ...scopesInQuery(target)]
  return [...new Set(asked.flatMap((scopes) => scopes.split(/[ \t,]+/)).filter(Boolean))]
}

const none: readonly string[] = []

/** Whether a target that was routed here names something below `/verify`; `/verify/`, `/verify//` and `/verify/x/..` do not. */
function namesSubPath(target: string): boolean {
  const [path = ''] = target.split(/[?#]/, 1)
  const segments: string[] = []
  for (const segment of path.split('/')) {
    const plain = segment.replaceAll(/%2e/gi, '.')
    if (plain === '..') segments.pop()
    else if (plain !== '' && plain !== '.') segments.push(plain)
  }
  return segments.length > 1
}

/** What a query names as `scope`, by every reading of a `#` or of a second `?` in it: none of them may lose one. */
function scopesInQuery(target: string): string[] {
  const query = target.slice(target.search(/[?#]/) + 1)
  return [query, query.replaceAll(/[?#]/g, '&')]
    .flatMap((reading) => [...new URLSearchParams(reading)])
    .filter(([name]) => name.toLowerCase() === 'scope')
    .map(([, value]) => value)
}
