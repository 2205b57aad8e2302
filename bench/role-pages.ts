import type { ListPage } from './list-pages'

/** People of listed-credentials.ts, by the local part of their address: the first administrator, and others named after what they see. */
export const viewers = ['bench', 'auditor', 'none', 'few', 'half', 'older', 'all'] as const
export type Viewer = (typeof viewers)[number]

/** Pages that every role may open, in addition to the list of API clients. */
export const sharedPages: ListPage[] = [
  { title: 'service keys', path: '/service-keys' },
  { title: 'service keys, by name', path: '/service-keys?sort=name' },
  { title: 'service keys, expiring', path: '/service-keys?attention=expiring&sort=expires' },
  { title: 'service keys, disabled', path: '/service-keys?state=disabled' },
  { title: 'service keys, search: a service user', path: '/service-keys?q=service+77' },
  { title: 'service keys, search: nothing has it', path: '/service-keys?q=nothing+like+it' },
  { title: 'expiring', path: '/expiring' },
  { title: 'expiring, far ahead', path: '/expiring?from=2028-01-01' },
  { title: 'notifications', path: '/notifications' },
  { title: 'notifications, unread', path: '/notifications?tab=unread' },
  { title: 'audit trail', path: '/audit-trail' },
  { title: 'audit trail, an old page', path: '/audit-trail?before=5000' },
  { title: 'audit trail, a person', path: '/audit-trail?person=Creator+7' },
  { title: 'audit trail, a credential', path: '/audit-trail?credential=Billing+sync+16' },
  { title: 'audit trail, an action', path: '/audit-trail?action=api_client.deleted' },
  { title: 'audit trail, days', path: '/audit-trail?from=2025-03-01&until=2025-03-02' },
  { title: 'usage', path: '/audit-trail?tab=usage' },
  { title: 'usage, denied', path: '/audit-trail?tab=usage&outcome=denied' },
  { title: 'usage, an outcome that nothing has', path: '/audit-trail?tab=usage&outcome=revoked' },
  { title: 'usage, a credential', path: '/audit-trail?tab=usage&credential=Billing+sync+16' },
  { title: 'account', path: '/account' },
]

/** Pages that only cloud administrators and auditors may open. */
export const overseersPages: ListPage[] = [
  { title: 'people', path: '/people' },
  { title: 'groups', path: '/people?tab=groups' },
  { title: 'service users', path: '/people?tab=service-users' },
  { title: 'catalogue', path: '/api-catalogue' },
  { title: 'settings', path: '/settings' },
  { title: 'export of events', path: '/audit-trail/export?format=jsonl' },
  { title: 'export of usage', path: '/audit-trail/export?tab=usage&format=csv&outcome=denied' },
]
