import { valueOf } from '@/app/value-of'
import type { Result } from '@/lib/domain/failure'
import { runtime } from '@/lib/runtime'

/** A part of the page. If it cannot be read, null: the log has the error, and the other parts are shown. */
export async function partOf<T>(part: string, read: Promise<Result<T>>): Promise<T | null> {
  try {
    return valueOf(await read)
  } catch (error) {
    runtime().log.error({ err: error, part }, 'a part of the overview could not be read')
    return null
  }
}
