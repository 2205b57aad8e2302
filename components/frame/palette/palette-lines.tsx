import { Autocomplete } from '@base-ui/react/autocomplete'
import { counted } from '@/components/ui/counted'
import type { Group, Item } from './items'
import { PaletteLine } from './palette-line'

interface PaletteLinesProps {
  text: string
  isSearching: boolean
  /** How many lines are results. */
  count: number
  choose: (item: Item, inNewTab: boolean) => void
}

/** The lines of the palette by group, and how many there are, which is announced. */
export function PaletteLines({ choose, ...state }: PaletteLinesProps) {
  return (
    <>
      <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2 outline-none sm:h-104 sm:flex-initial">
        {(group: Group) => (
          <Autocomplete.Group key={group.id} items={group.items} className="not-last:mb-2">
            <Autocomplete.GroupLabel className="truncate px-2 py-1.5 text-small text-muted">
              <bdi>{group.title}</bdi>
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: Item) => <PaletteLine key={item.id} item={item} choose={choose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <div className="flex items-center justify-between gap-4 border-t px-4 py-2.5 text-small text-muted">
        <Autocomplete.Status>{statusOf(state)}</Autocomplete.Status>
        <span aria-hidden className="max-sm:hidden">
          ↑↓ to move · Enter to open · Esc to close
        </span>
      </div>
    </>
  )
}

function statusOf({ text, isSearching, count }: Omit<PaletteLinesProps, 'choose'>): string {
  if (isSearching) return 'Searching...'
  if (text === '') return ''
  return count === 0 ? 'No results' : counted(count, 'result')
}
