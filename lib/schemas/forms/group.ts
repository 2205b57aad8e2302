import type { z } from 'zod'
import { createGroupInput } from '../commands/group'

/** The form of a user group. It has the fields of the command. */
export const groupForm = createGroupInput
export type GroupForm = z.input<typeof groupForm>
