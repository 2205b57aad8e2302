import { BellOff } from 'lucide-react'
import type { Metadata } from 'next'
import { toIgnored } from '@/app/ignored-parts'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { KindFilter } from '@/components/notifications/kind-filter'
import { noNotifications } from '@/components/notifications/no-notifications'
import { MarkAllReadButton } from '@/components/notifications/mark-read-button'
import { NotificationList } from '@/components/notifications/notification-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { addressOf } from '@/lib/schemas/forms/address'
import { notificationQuery, toNotificationPlace } from '@/lib/schemas/forms/notification'
import { requireActor } from '@/lib/session/actor'
import { markReadAction } from './actions'
import { toNotificationView } from './view'

export const metadata: Metadata = { title: 'All notifications' }

const path = '/notifications'

type Query = Record<string, string | string[] | undefined>

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const actor = await requireActor()
  const { clock, may } = runtime()
  const tab = query.tab === 'unread' ? 'unread' : undefined
  const { values, dropped } = readAddress(query, notificationQuery)
  const { kind, after } = values
  const [page, unread] = await Promise.all([
    may.listNotifications(actor, { unread: tab === 'unread', kind, after }).then(valueOf),
    may.countUnreadNotifications(actor, {}).then(valueOf),
  ])
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="All notifications"
        lead="Credentials that are about to expire, old secrets that are still in use, secrets that may have leaked, and changes of how you sign in."
        action={<MarkAllReadButton markRead={markReadAction} unread={unread} />}
      />
      <LinkTabs
        label="Notifications"
        current={tab ?? 'all'}
        tabs={[
          { tab: 'all', href: addressOf(path, { kind }), label: 'All' },
          {
            tab: 'unread',
            href: addressOf(path, { tab: 'unread', kind }),
            label: unread > 0 ? `Unread (${shownCount(unread)})` : 'Unread',
          },
        ]}
      />
      <IgnoredNotice parts={toIgnored(dropped)} />
      <KindFilter kind={kind} tab={tab} />
      {page.notices.length === 0 ? (
        <EmptyState
          icon={<BellOff />}
          {...noNotifications({ unread: tab === 'unread', kind })}
          action={kind && <ButtonLink href={addressOf(path, { tab })}>Clear filters</ButtonLink>}
        />
      ) : (
        <>
          <NotificationList
            notifications={page.notices.map(toNotificationView)}
            markRead={markReadAction}
            reading={{ now: clock().toISOString(), timeZone: actor.timeZone }}
          />
          {(after || page.next) && (
            <nav aria-label="Pages" className="flex flex-wrap justify-end gap-2">
              {after && <ButtonLink href={addressOf(path, { tab, kind })}>First page</ButtonLink>}
              {page.next && (
                <ButtonLink href={addressOf(path, { tab, kind, after: toNotificationPlace(page.next) })}>
                  Next page
                </ButtonLink>
              )}
            </nav>
          )}
        </>
      )}
    </div>
  )
}

/** "99+" above 99. */
function shownCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}
