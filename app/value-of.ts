import type { Result } from '@/lib/domain/failure'

/** What a page cannot do without. A failure here is a bug or a role that cannot be: it ends on the error page. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`a page could not be read: ${result.failure.kind}`)
}
