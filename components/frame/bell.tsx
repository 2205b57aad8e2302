import { Bell as BellIcon } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { tooltip } from '@/components/ui/tooltip'

/** The link to the notifications, with the unread count. */
export function Bell({ unread }: { unread: number }) {
  const shown = unread > 99 ? '99+' : String(unread)
  const label = unread === 0 ? 'Notifications' : `Notifications, ${shown} unread`
  return (
    <Link
      href="/notifications"
      aria-label={label}
      {...tooltip(label)}
      className="relative inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-text pointer-coarse:size-10"
    >
      <BellIcon />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 left-[55%] min-w-4 rounded-full bg-danger-solid px-1 text-center text-small leading-4 font-semibold text-on-danger tabular-nums"
        >
          {shown}
        </span>
      )}
    </Link>
  )
}
