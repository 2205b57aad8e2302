import { ClockAlert, KeyRound, Megaphone, MonitorSmartphone, ShieldAlert, LockKeyhole } from 'lucide-react'
import { FindButton } from '@/components/credentials/find-by-secret/find-button'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { MarkReadButton, type MarkRead } from './mark-read-button'
import type { NotificationView } from './notification-view'

interface NotificationListProps {
  notifications: NotificationView[]
  markRead: MarkRead
  reading: { now: string; timeZone: string }
}

const looks = {
  expiry: { ink: 'text-warning', Icon: ClockAlert },
  secret_retiring: { ink: 'text-warning', Icon: KeyRound },
  forbidden_address: { ink: 'text-danger', Icon: ShieldAlert },
  secret_reported: { ink: 'text-danger', Icon: Megaphone },
  sign_in_changed: { ink: 'text-warning', Icon: LockKeyhole },
  new_browser: { ink: 'text-warning', Icon: MonitorSmartphone },
  passkey_refused: { ink: 'text-danger', Icon: ShieldAlert },
}

/** Notices, newest first. Unread ones are marked and bold. */
export function NotificationList({ notifications, markRead, reading }: NotificationListProps) {
  return (
    <ul aria-label="Notifications" className="divide-y divide-border rounded-surface border bg-surface">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <Entry notification={notification} markRead={markRead} reading={reading} />
        </li>
      ))}
    </ul>
  )
}

interface EntryProps extends Omit<NotificationListProps, 'notifications'> {
  notification: NotificationView
}

function Entry({ notification, markRead, reading }: EntryProps) {
  const { id, kind, title, body, createdAt, read, items, others } = notification
  const { ink, Icon } = looks[kind]
  return (
    <article aria-labelledby={`notification-${id}`} className="flex gap-3 px-4 py-3.5">
      <Icon className={`mt-0.5 ${ink}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-70">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <h2 id={`notification-${id}`} className={`min-w-0 wrap-anywhere ${read ? '' : 'font-semibold'}`}>
              {title}
            </h2>
            {!read && (
              <span className="rounded-control bg-accent-tint px-1.5 text-small font-medium text-accent-text">
                Unread
              </span>
            )}
          </div>
          <p className="text-small text-muted">
            <Time value={createdAt} {...reading} />
          </p>
          <p className="mt-1 max-w-160 text-muted">{body}</p>
          <ul className="mt-1.5 flex flex-col gap-1">
            {items.map((item) => (
              <li key={item.id} className="flex flex-wrap gap-x-2">
                <Link
                  href={item.href}
                  className="min-w-0 rounded-[2px] text-accent-text wrap-anywhere hover:underline"
                >
                  <bdi>{item.name}</bdi>
                </Link>
                {item.expiresAt && (
                  <span className="text-muted">
                    {item.expiresAt <= reading.now ? 'expired' : 'expires'}{' '}
                    <Time value={item.expiresAt} {...reading} />
                  </span>
                )}
              </li>
            ))}
            {others.map(({ label, href }) => (
              <li key={href}>
                <Link href={href} className="rounded-[2px] text-accent-text hover:underline">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
          {(kind === 'forbidden_address' || kind === 'secret_reported') && (
            <div className="mt-2">
              <FindButton size="sm" />
            </div>
          )}
        </div>
        {!read && <MarkReadButton id={id} title={title} markRead={markRead} />}
      </div>
    </article>
  )
}
