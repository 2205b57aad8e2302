import { z } from './zod'
import { noticeKinds } from '@/lib/domain/notice'
import { recordId } from './text'

export { detailsPath } from '@/lib/domain/notice'

/** Where a page ends: moment and id of its last notice. */
const place = z
  .string()
  .regex(/^\d{1,15}~[\w-]{1,64}$/)
  .transform((text) => {
    const [milliseconds = '', id = ''] = text.split('~')
    return { createdAt: new Date(Number(milliseconds)), id }
  })
  .refine(({ createdAt }) => createdAt.getTime() < 253_000_000_000_000)

/** What the page of notifications can be asked for, as its address says it. */
export const notificationFilters = z.object({
  kind: z.enum(noticeKinds).optional(),
  after: place.optional(),
})

export const listNotificationsInput = notificationFilters.extend({ unread: z.boolean().optional() })

/** Without ids: all of them. */
export const markNotificationsReadInput = z.object({ ids: z.array(recordId).min(1).max(100).optional() })
