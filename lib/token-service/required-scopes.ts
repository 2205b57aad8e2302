/**
 * The scopes that a verification requires: those of every `X-Required-Scope` line and, for the path `/verify` itself, also
 * those of the query. Combining them means that a caller who adds one can only tighten. Below `/verify` the query belongs to
 * the caller.
 */
export function requiredScopes(lines: readonly string[], target: string): readonly string[] {
  if (lines.length === 0 && !target.includes('?') && !target.includes('#')) return none
  const asked = namesSubPath(target) ? lines : [...lines, ...scopesInQuery(target)]
  return [...new Set(asked.flatMap((scopes) => scopes.split(/[ \t,]+/)).filter(Boolean))]
}

const none: readonly string[] = []

/** Whether a target that was routed here names a path below `/verify`. `/verify/`, `/verify//` and `/verify/x/..` do not. */
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

/** The `scope` values of a query, in every way to read a `#` or a second `?` in it, so that no reading can lose one. */
function scopesInQuery(target: string): string[] {
  const query = target.slice(target.search(/[?#]/) + 1)
  return [query, query.replaceAll(/[?#]/g, '&')]
    .flatMap((reading) => [...new URLSearchParams(reading)])
    .filter(([name]) => name.toLowerCase() === 'scope')
    .map(([, value]) => value)
}
