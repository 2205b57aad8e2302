'use client'

import {
  Cable,
  CalendarClock,
  KeyRound,
  KeySquare,
  LayoutDashboard,
  LibraryBig,
  ScrollText,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { areas, type AreaName } from './areas'

export const areaIcons: Record<AreaName, LucideIcon> = {
  overview: LayoutDashboard,
  apiClients: KeyRound,
  serviceKeys: KeySquare,
  expiring: CalendarClock,
  auditTrail: ScrollText,
  people: Users,
  apiCatalogue: LibraryBig,
  connect: Cable,
  settings: Settings,
}

interface NavigationProps {
  /** The areas that the person can open. */
  open: AreaName[]
  onNavigate?: () => void
}

/** The areas of the console that the person can open, with the current one marked. */
export function Navigation({ open, onNavigate }: NavigationProps) {
  const path = usePathname()
  return (
    <nav aria-label="Console">
      <ul className="flex flex-col gap-0.5">
        {open.map((name) => {
          const { href, label } = areas[name]
          const Icon = areaIcons[name]
          return (
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
          )
        })}
      </ul>
    </nav>
  )
}
