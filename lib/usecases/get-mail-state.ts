import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'
import { day } from '@/lib/domain/time'

const mostShown = 50

/** The state of mail: waiting messages, failed ones with the reason, expired ones, and those sent in the last day. */
export const getMailState = defineQuery({
  permission: 'settings:read',
  input: z.object({}),
  async run({ store, now }) {
    return ok(await store.mail.state(new Date(now.getTime() - day), mostShown))
  },
})
