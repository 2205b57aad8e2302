import { ok } from '@/lib/domain/failure'
import { markNotificationsReadInput } from '@/lib/schemas/commands/notification'
import { defineChange } from './define-change'

/** Marks some of the person's own notices as read, or all of them. Anybody else's stay as they are. */
export const markNotificationsRead = defineChange({
  permission: 'notifications:own',
  input: markNotificationsReadInput,
  // What a person has read of their own is nobody's concern.
  action: null,
  async run({ actor, input, store, now }) {
    return ok(await store.notices.markRead(actor, now, input.ids))
  },
  audit: () => [],
})
