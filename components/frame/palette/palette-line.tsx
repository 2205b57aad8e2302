import { Autocomplete } from '@base-ui/react/autocomplete'
import { use } from 'react'
import { Key } from '@/components/ui/key'
import { SingleKeys } from '@/components/ui/single-keys'
import type { Item } from './items'

interface PaletteLineProps {
  item: Item
  choose: (item: Item, inNewTab: boolean) => void
}

/** A line of the palette. One that cannot be chosen can be reached, and says why. */
export function PaletteLine({ item, choose }: PaletteLineProps) {
  const { label, icon, detail, isCode, note, disabledReason, shortcut } = item
  const areKeysOn = use(SingleKeys)
  return (
    <Autocomplete.Item
      value={item}
      disabled={disabledReason !== undefined}
      // Assistive technology announces the selected option as the current one.
      render={(props, { highlighted }) => <div {...props} aria-selected={highlighted} />}
      onClick={({ ctrlKey, metaKey }) => choose(item, ctrlKey || metaKey)}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-control px-2 py-1.5 outline-none select-none data-disabled:text-muted data-highlighted:bg-hover pointer-coarse:min-h-11 forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2 forced-colors:data-highlighted:outline-solid"
    >
      <span className="flex shrink-0 text-muted">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5 sm:flex-nowrap">
        <bdi className="min-w-0 truncate">{label}</bdi>
        {detail && (
          <bdi className={`min-w-0 truncate text-small text-muted sm:shrink-2 ${isCode ? 'font-mono' : ''}`}>
            {detail}
          </bdi>
        )}
        {disabledReason !== undefined && <span className="text-small text-muted">{disabledReason}</span>}
      </span>
      {note && <span className="shrink-0 text-small text-muted">{note}</span>}
      {shortcut && areKeysOn && <Key>{shortcut}</Key>}
    </Autocomplete.Item>
  )
}
