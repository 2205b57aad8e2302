import type { z } from 'zod'
import { createGroupInput } from '../commands/group'

/** The form of a user group: what it says is what the command says. */
export const groupForm = createGroupInput
export type GroupForm = z.input<typeof groupForm>
