import { z } from '@/lib/schemas/zod'
import { fail, ok } from '@/lib/domain/failure'
import { defineChange } from './define-change'

/** Sends a message to the person who asks, past the outbox, so that what the mail server says can be told at once. */
export const sendTestMessage = defineChange({
  permission: 'settings:manage',
  input: z.object({}),
  action: 'keyturn.test_message_sent',
  async prepare({ actor, ports }) {
    const problem = await ports.mailTrial.send(actor.email)
    return problem ? fail(problem) : ok(undefined)
  },
  async run({ actor }) {
    return ok({ recipient: actor.email })
  },
  audit: ({ output: { recipient } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Mail' },
    detail: { recipient },
  }),
})
