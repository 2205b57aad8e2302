import { RefreshCw, ScanSearch, Search } from 'lucide-react'
import type { PageActions } from '@/components/ui/page-actions'
import type { Found } from './found'
import { foundItems, listSearches } from './found-items'
import { everywhere, itemsOfPage, pagesIn, type Deeds, type Group } from './items'
import { asksForMore, matchItems } from './match-items'
import { recentItems } from './recent'

interface Known {
  deeds: Deeds
  /** What the page offers. */
  offered: PageActions[]
  /** What the server found; null if it has not answered. */
  found: Found | null
  /** Asks the server once more; null unless that is needed. */
  again: (() => void) | null
}

/** The lines for a text, by what they are. Without a text: what was opened lately, and what one can do and open from here. */
export function groupsFor(text: string, { deeds, offered, found, again }: Known): Group[] {
  const ofPage = itemsOfPage(offered)
  const onPage = new Set(ofPage.flatMap(({ items }) => items.map(({ label }) => label)))
  const known = [
    ...(text === '' ? [{ id: 'recent', title: 'Recent', items: recentItems() }] : []),
    ...ofPage.filter(({ title }) => asksForMore(title, text)),
    { id: 'pages', title: 'Go to', items: pagesIn(deeds.open, text !== '') },
    { id: 'actions', title: 'Actions', items: everywhere(deeds).filter(({ label }) => !onPage.has(label)) },
  ]
  const searches: Group = {
    id: searchGroup,
    title: 'Search',
    items: [
      ...(again
        ? [{ id: 'again', label: 'Search again', icon: <RefreshCw />, staysOpen: true as const, run: again }]
        : []),
      ...(text === '' ? [] : listSearches(text)),
    ],
  }
  return [
    ...known.map((group) => ({ ...group, items: matchItems(group.items, text) })),
    ...(found ? foundItems(found) : []),
    searches,
  ].filter(({ items }) => items.length > 0)
}

const searchGroup = 'search'

/** How many of the lines are what the text asked for, and not another search. */
export function countResults(groups: Group[]): number {
  return groups.reduce((sum, { id, items }) => sum + (id === searchGroup ? 0 : items.length), 0)
}

/** The lines for a secret. */
export function secretGroup({ refusals, findBySecret }: Deeds, startAgain: () => void): Group {
  return {
    id: 'secret',
    title: 'Secret',
    items: [
      {
        id: 'find',
        label: 'Find by secret...',
        icon: <ScanSearch />,
        disabledReason: refusals.credentials,
        run: findBySecret,
      },
      {
        id: 'start again',
        label: 'Search for something else',
        icon: <Search />,
        staysOpen: true,
        run: startAgain,
      },
    ],
  }
}
