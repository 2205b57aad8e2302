import { ok } from '@/lib/domain/failure'
import { markNotificationsReadInput } from '@/lib/schemas/commands/notification'
import { defineChange } from './define-change'

/** Marks some of the person's own notices as read, or all of them. Notices of other people stay unchanged. */
export const markNotificationsRead = defineChange({
  permission: 'notifications:own',
  input: markNotificationsReadInput,
  // What a person has read is private.
  action: null,
  stepUp: 'never',
  async run({ actor, input, store, now }) {
    return ok(await store.notices.markRead(actor, now, input.ids))
  },
  audit: () => [],
})
