import { z } from '@/lib/schemas/commands/zod'
import { fail, ok } from '@/lib/domain/failure'
import { defineChange } from './define-change'

/** Sends a message to the person who asks, bypassing the outbox so that the answer can include what the mail server says. */
export const sendTestMessage = defineChange({
  permission: 'settings:manage',
  input: z.object({}),
  action: 'keyturn.test_message_sent',
  stepUp: 'never',
  async prepare({ actor, ports }) {
    if (actor.kind !== 'person')
      return fail({ kind: 'forbidden', reason: 'Only a person has an e-mail address.' })
    const problem = await ports.mailTrial.send(actor.email)
    return problem ? fail(problem) : ok({ recipient: actor.email })
  },
  async run({ prepared }) {
    return ok(prepared)
  },
  audit: ({ output: { recipient } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Mail' },
    detail: { recipient },
  }),
})
