import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { mailPatience } from '@/lib/domain/notice'
import { defineChange } from './define-change'

/** Has every message that has failed or waits tried again at once, and for three more days; refused addresses too. */
export const retryMail = defineChange({
  permission: 'settings:manage',
  input: z.object({}),
  action: 'keyturn.mail_retried',
  async run({ store, now }) {
    return ok(await store.mail.tryAgain(now, new Date(now.getTime() + mailPatience)))
  },
  audit: ({ output: { messages, addresses } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Mail' },
    detail: { messages, addresses },
  }),
})
