import type { Result } from '@/lib/domain/failure'
import type { PageRuntime } from '@/lib/runtime'

/** What a use-case returns when it succeeds. */
export type ValueOf<Name extends keyof PageRuntime['may']> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']

/** The value of a result that a page needs. A failure is a bug or an impossible role, and ends on the error page. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`a page could not be read: ${result.failure.kind}`)
}
