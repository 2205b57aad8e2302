import type { Failure, Result } from './domain/failure'

/** What a use-case gave; a failure ends the test, by its name. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** How a use-case ended: `ok`, or as which failure. */
export function kindOf(result: Result<unknown>): Failure['kind'] | 'ok' {
  return result.ok ? 'ok' : result.failure.kind
}
