import { Link } from './link'

interface Tab<Key extends string> {
  tab: Key
  href: string
  label: string
}

interface LinkTabsProps<Key extends string> {
  /** The name of the tabs, for assistive technology. */
  label: string
  tabs: readonly Tab<Key>[]
  current: Key
  /** Whether choosing one keeps the place on the page, because the tabs are not at its top. */
  keepsPlace?: boolean
}

/** The tab that an address names. Default: the first. */
export function readTab<Key extends string>(
  tabs: readonly [Tab<Key>, ...Tab<Key>[]],
  named: string | string[] | undefined,
): Key {
  return (tabs.find(({ tab }) => tab === named) ?? tabs[0]).tab
}

/** Views of one page, each with its own address. */
export function LinkTabs<Key extends string>({
  label,
  tabs,
  current,
  keepsPlace = false,
}: LinkTabsProps<Key>) {
  return (
    <nav aria-label={label} className="border-b">
      <ul className="flex sm:gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={!keepsPlace}
              aria-current={tab.tab === current ? 'page' : undefined}
              className="-mb-px flex h-9 items-center border-b-2 border-transparent px-2 whitespace-nowrap text-muted sm:px-3 transition-colors hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text pointer-coarse:h-10"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
