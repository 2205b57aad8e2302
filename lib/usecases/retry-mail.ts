import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { mailPatience } from '@/lib/domain/notice'
import { defineChange } from './define-change'

/** Retries all failed and waiting messages now, and for three more days, including those to refused addresses. */
export const retryMail = defineChange({
  permission: 'settings:manage',
  input: z.object({}),
  action: 'keyturn.mail_retried',
  stepUp: 'never',
  async run({ store, now }) {
    return ok(await store.mail.tryAgain(now, new Date(now.getTime() + mailPatience)))
  },
  audit: ({ output: { messages, addresses } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Mail' },
    detail: { messages, addresses },
  }),
})
