import { z } from './zod'
import { noticeKinds } from '@/lib/domain/notice'
import { recordedMoment } from './moment'
import { recordId } from './text'

export const listNotificationsInput = z.object({
  kind: z.enum(noticeKinds).optional(),
  unread: z.boolean().optional(),
  /** Where the previous page ends: moment and id of its last notice. */
  after: z.object({ createdAt: recordedMoment, id: recordId }).optional(),
})

/** Without ids: all notices. */
export const markNotificationsReadInput = z.object({ ids: z.array(recordId).min(1).max(100).optional() })
