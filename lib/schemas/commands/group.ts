import { z } from './zod'
import { namePageFields } from './name-page'
import { nameText, recordId } from './text'

export const createGroupInput = z.object({
  name: nameText,
  memberIds: z.array(recordId).max(1000, 'A group has at most 1,000 members.'),
  accountAlertsInConsole: z.boolean(),
  accountAlertsByEmail: z.boolean(),
})

/** A field that is not sent stays unchanged. */
export const editGroupInput = createGroupInput.partial().extend({ id: recordId })

export const groupInput = z.object({ id: recordId })

export const listGroupsInput = z.object(namePageFields)
