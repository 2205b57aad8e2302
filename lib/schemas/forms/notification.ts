import { z } from '../commands/zod'
import { listNotificationsInput } from '../commands/notification'

export { detailsPath } from '@/lib/domain/notice'

type Place = NonNullable<z.output<typeof listNotificationsInput>['after']>

/** Where a page ends, as text in a query: moment and id of its last notice. */
const place = z
  .string()
  .regex(/^\d{1,15}~[\w-]{1,64}$/)
  .transform((text) => {
    const [milliseconds = '', id = ''] = text.split('~')
    return { createdAt: new Date(Number(milliseconds)), id }
  })
  .pipe(listNotificationsInput.shape.after.unwrap())

/** The place of a notice, as text in a query. */
export function toNotificationPlace({ createdAt, id }: Place): string {
  return `${createdAt.getTime()}~${id}`
}

/** The query of the notifications page. */
export const notificationQuery = {
  kind: listNotificationsInput.shape.kind,
  after: place.optional(),
}
