import { z } from './zod'
import { nameText, recordId } from './text'

/** The form of a user group. */
export const groupForm = z.object({
  name: nameText,
  memberIds: z.array(recordId).max(1000, 'A group has at most 1,000 members.'),
  accountAlertsInConsole: z.boolean(),
  accountAlertsByEmail: z.boolean(),
})
export type GroupForm = z.infer<typeof groupForm>

export const editGroupInput = groupForm.extend({ id: recordId })

export const deleteGroupInput = z.object({ id: recordId })
