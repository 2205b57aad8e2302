import { expect, test } from 'vitest'
import { noNotifications } from './no-notifications'

test.each([
  [{ unread: false, kind: undefined }, 'No notifications yet'],
  [{ unread: true, kind: undefined }, 'No unread notifications'],
  [{ unread: false, kind: 'expiry' as const }, 'No notifications of this kind'],
  [{ unread: true, kind: 'forbidden_address' as const }, 'No unread notifications of this kind'],
])('an empty list of notices for %o says "%s"', (filter, title) => {
  expect(noNotifications(filter).title).toBe(title)
})
