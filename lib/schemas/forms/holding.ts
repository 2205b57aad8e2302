import { isUsedLately as wasUsedLately } from '@/lib/domain/holding'

/** Whether something was used lately, by the times that a page has as text. */
export function isUsedLately(lastUsedAt: string | null, { now }: { now: string }): boolean {
  return wasUsedLately(lastUsedAt === null ? null : new Date(lastUsedAt), new Date(now))
}
