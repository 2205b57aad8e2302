import { Link } from '@/components/ui/link'

const tabs = [
  { tab: 'administration', href: '/audit-trail', label: 'Administration' },
  { tab: 'usage', href: '/audit-trail?tab=usage', label: 'API usage' },
] as const

export type Tab = (typeof tabs)[number]['tab']

/** The two trails: what people did, and what credentials were used for. */
export function TrailTabs({ current }: { current: Tab }) {
  return (
    <nav aria-label="Trails" className="border-b">
      <ul className="flex gap-1">
        {tabs.map(({ tab, href, label }) => (
          <li key={tab}>
            <Link
              href={href}
              aria-current={tab === current ? 'page' : undefined}
              className="-mb-px flex h-9 items-center border-b-2 border-transparent px-3 text-muted transition-colors hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text pointer-coarse:h-10"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
