'use client'

import { Cable, KeyRound, KeySquare, LibraryBig, ScrollText, Settings, Users } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'

const areas = [
  { href: '/api-clients', label: 'API clients', Icon: KeyRound },
  { href: '/service-keys', label: 'Service API keys', Icon: KeySquare },
  { href: '/audit-trail', label: 'Audit trail', Icon: ScrollText },
  { href: '/people', label: 'People', Icon: Users },
  { href: '/api-catalogue', label: 'API catalogue', Icon: LibraryBig },
  { href: '/connect', label: 'Connect', Icon: Cable },
  { href: '/settings', label: 'Settings', Icon: Settings },
]

/** The areas of the console, with the current one marked. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const path = usePathname()
  return (
    <nav aria-label="Console">
      <ul className="flex flex-col gap-0.5">
        {areas.map(({ href, label, Icon }) => (
          <li key={href}>
            <Link
              href={href}
              onClick={onNavigate}
              aria-current={path.startsWith(href) ? 'page' : undefined}
              className="flex h-8 items-center gap-2.5 rounded-control px-2 text-muted transition-colors hover:bg-hover hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text pointer-coarse:h-10"
            >
              <Icon />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
