import { runtime } from '@/lib/runtime'

/** Next calls this for errors of pages and actions. The digest is the reference that the error page shows. */
export function onRequestError(error: unknown, request: { path: string; method: string }): void {
  const { digest } = error as { digest?: string }
  const details = { reference: digest, method: request.method, path: request.path.split('?')[0] }
  runtime().log.error({ err: error, ...details }, 'a page failed')
}
