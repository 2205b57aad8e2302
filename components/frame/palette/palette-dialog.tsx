'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFinder } from '@/components/credentials/find-by-secret/finder-context'
import { IconButton } from '@/components/ui/icon-button'
import { useLeave } from '@/components/account/use-leave'
import { doOnPage, forgetAwaited, pageActions } from '@/components/ui/page-actions'
import { useDialogEntry } from '@/components/ui/use-dialog-entry'
import { useGo } from '@/components/ui/use-go'
import { searchLength } from '@/lib/schemas/forms/text'
import type { AreaName } from '../areas'
import { useShowShortcuts } from '../keyboard/shortcuts'
import { useThemeChoice, type ThemeName } from '../theme-choice'
import type { EarlyText } from './early-text'
import type { FindAnything } from './found'
import { countResults, groupsFor, secretGroup } from './groups'
import type { ConsoleActions, DisabledReasons, Item } from './items'
import { PaletteLines } from './palette-lines'
import { PastedSecret } from './pasted-secret'
import { remember } from './recent'
import { useFound } from './use-found'
import { useTyped } from './use-typed'

/** What the palette contains for its reader. */
export interface PaletteOffer {
  /** The areas that they can open. */
  open: AreaName[]
  disabledReasons: DisabledReasons
  theme: ThemeName
  find: FindAnything
}

interface PaletteDialogProps extends PaletteOffer {
  early: EarlyText
  onClose: () => void
}

const title = 'Search or jump to'

/** Everything that the reader can open and do, found by typing. A secret is never searched for. */
export function PaletteDialog(props: PaletteDialogProps) {
  const { open, disabledReasons, theme, find, early, onClose } = props
  const go = useGo()
  const finder = useFinder()
  const showShortcuts = useShowShortcuts()
  const chooseTheme = useThemeChoice()
  const leave = useLeave()
  const field = useRef<HTMLInputElement>(null)
  /** The current line; undefined until it is known again after the text has changed. */
  const current = useRef<Item>(undefined)
  const { typed, secretText, change, paste, startAgain } = useTyped()
  // As the page was when the palette opened: it stays the same below.
  const [offered] = useState(pageActions)
  useDialogEntry(true, onClose)
  useEffect(() => {
    const listening = new AbortController()
    // A browser may keep the page as it was.
    window.addEventListener('pagehide', () => flushSync(onClose), { signal: listening.signal })
    return () => listening.abort()
  }, [onClose])

  const text = typed.trim()
  const { found, problem, isSearching, remedy } = useFound(text === '' ? null : text, find)

  function type(next: string) {
    current.current = undefined
    change(next)
  }

  function choose(item: Item, inNewTab: boolean): void {
    if (item.disabledReason !== undefined) return
    if (item.href !== undefined && !inNewTab && !go.canGo()) return
    if (!item.staysOpen) forgetAwaited()
    if (item.href !== undefined) remember(item)
    if (item.href !== undefined && inNewTab) {
      window.open(item.href, '_blank', 'noopener')
      return
    }
    if (!item.staysOpen) onClose()
    if (item.href === undefined) item.run()
    else go.push(item.href)
  }

  const actions: ConsoleActions = {
    open,
    disabledReasons,
    theme,
    openAndDo: (href, label) => doOnPage(label, () => go.push(href)),
    chooseTheme,
    findBySecret: () => void finder.open(secretText ?? ''),
    showShortcuts,
    signOut: () => void leave(),
  }
  const shown =
    secretText === null
      ? groupsFor(text, { actions, offered, found, remedy })
      : [secretGroup(actions, startAgain)]
  const lines = shown.flatMap(({ items }) => items)
  /** Ours, because the library ignores Enter until it has marked the first of the new lines. */
  function chooseCurrent() {
    const line = lines.find(({ id }) => id === current.current?.id) ?? lines[0]
    if (line) choose(line, false)
  }
  const count = countResults(shown)

  return (
    <Dialog.Root open onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center sm:p-6 sm:pt-[12dvh]">
          <Dialog.Popup
            initialFocus={field}
            className="flex h-full w-full flex-col bg-raised outline-none sm:h-auto sm:max-h-full sm:max-w-160 sm:rounded-surface sm:shadow-float"
          >
            <Dialog.Title className="sr-only">{title}</Dialog.Title>
            <Autocomplete.Root
              inline
              open
              items={shown}
              filter={null}
              value={typed}
              onValueChange={(next, { reason }) => {
                if (reason === 'input-change') type(next)
              }}
              itemToStringValue={({ label }: Item) => label}
              onItemHighlighted={(item) => (current.current = item)}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-3 border-b pr-2 pl-4">
                <Search className="text-muted" />
                <Autocomplete.Input
                  ref={field}
                  aria-label={title}
                  placeholder="Search pages, actions, credentials and people"
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={searchLength}
                  onPaste={paste}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    event.preventBaseUIHandler()
                    chooseCurrent()
                  }}
                  onFocus={() => {
                    const { text: before, isEntered } = early.take()
                    if (before) type(before)
                    // Again, once there are lines for the text.
                    if (isEntered) setTimeout(() => press(field.current, 'Enter'))
                  }}
                  className="h-12 min-w-0 flex-1 bg-transparent outline-none pointer-coarse:text-[1rem]"
                />
                <Dialog.Close render={<IconButton label="Close" icon={<X />} />} />
              </div>
              {secretText !== null && <PastedSecret text={secretText} />}
              {problem !== null && (
                <p role="alert" className="border-b px-4 py-2.5 text-muted">
                  {problem}
                </p>
              )}
              <PaletteLines {...{ text, isSearching, count, choose }} />
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function press(target: HTMLElement | null, key: string): void {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
