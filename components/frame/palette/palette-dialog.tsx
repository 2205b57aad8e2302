'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { RefreshCw, ScanSearch, Search, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from 'next-auth/react'
import { useEffect, useRef, useState, type ClipboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useFinder } from '@/components/credentials/find-by-secret/finder-context'
import { IconButton } from '@/components/ui/icon-button'
import { doOnPage, forgetAwaited, pageActions } from '@/components/ui/page-actions'
import { useDialogEntry } from '@/components/ui/use-dialog-entry'
import { findSecret, secretNouns } from '@/lib/schemas/forms/pasted-secret'
import type { AreaName } from '../areas'
import { useShowShortcuts } from '../keyboard/shortcuts'
import { useThemeChoice, type ThemeName } from '../theme-choice'
import type { EarlyText } from './early-text'
import type { FindAnything } from './found'
import { foundItems, listSearches } from './found-items'
import { everywhere, itemsOfPage, pagesIn, type Group, type Item, type Refusals } from './items'
import { asksForMore, matchItems } from './match-items'
import { PaletteLine } from './palette-line'
import { recentItems, remember } from './recent'
import { useFound } from './use-found'

/** What the palette contains for its reader. */
export interface PaletteOffer {
  /** The areas that they can open. */
  open: AreaName[]
  refusals: Refusals
  theme: ThemeName
  find: FindAnything
}

export interface PaletteDialogProps extends PaletteOffer {
  early: EarlyText
  onClose: () => void
}

const title = 'Search or jump to'
/** As the command on the server. */
const longest = 100

/** Everything that the reader can open and do, found by typing. A secret is never searched for. */
export default function PaletteDialog(props: PaletteDialogProps) {
  const { open, refusals, theme, find, early, onClose } = props
  const router = useRouter()
  const finder = useFinder()
  const showShortcuts = useShowShortcuts()
  const chooseTheme = useThemeChoice()
  const field = useRef<HTMLInputElement>(null)
  /** The current line; undefined until it is known again after the text has changed. */
  const current = useRef<Item>(undefined)
  const [typed, setTyped] = useState('')
  /** A text with a secret that was pasted or typed. In memory only. */
  const [secretText, setSecretText] = useState<string | null>(null)
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
  const { found, problem, isSearching, again } = useFound(text === '' ? null : text, find)

  function change(entered: string) {
    // The rest of a secret that somebody types is not a search either.
    const goesOn =
      secretText !== null && findSecret(secretText)?.hint === null && /^[0-9A-Za-z]+$/.test(entered)
    const next = goesOn ? secretText + entered : entered
    const isSecret = findSecret(next) !== null
    current.current = undefined
    setSecretText(isSecret ? next : null)
    setTyped(isSecret ? '' : next.slice(0, longest))
  }

  function paste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text').slice(0, 4096)
    if (findSecret(pasted) === null) return
    event.preventDefault()
    setSecretText(pasted)
    setTyped('')
  }

  function choose(item: Item, inNewTab: boolean) {
    if (item.disabledReason !== undefined) return
    // These keep the palette open.
    if (item.id === retry.id || item.id === startAgain.id) return item.run?.()
    forgetAwaited()
    if (item.href === undefined) {
      onClose()
      return item.run()
    }
    remember(item)
    if (inNewTab) return void window.open(item.href, '_blank', 'noopener')
    onClose()
    router.push(item.href)
  }

  const retry: Item = { id: 'again', label: 'Search again', icon: <RefreshCw />, run: again }
  const findIt: Item = {
    id: 'find',
    label: 'Find by secret...',
    icon: <ScanSearch />,
    disabledReason: finder.disabledReason,
    run: () => finder.open(secretText ?? ''),
  }

  const startAgain: Item = {
    id: 'start again',
    label: 'Search for something else',
    icon: <Search />,
    run: () => setSecretText(null),
  }

  function groups(): Group[] {
    if (secretText !== null) return [{ value: 'Secret', items: [findIt, startAgain] }]
    const ofPage = itemsOfPage(offered)
    const onPage = new Set(ofPage.flatMap(({ items }) => items.map(({ label }) => label)))
    const deeds = everywhere({
      open,
      refusals,
      theme,
      doOn: (href, label) => doOnPage(label, () => router.push(href)),
      chooseTheme,
      findBySecret: () => finder.open(),
      showShortcuts,
      signOut: () => void signOut({ callbackUrl: '/login' }),
    })
    const known = [
      ...(text === '' ? [{ value: 'Recent', items: recentItems() }] : []),
      ...ofPage.filter(({ value }) => asksForMore(value, text)),
      { value: 'Go to', items: pagesIn(open, text !== '') },
      { value: 'Actions', items: deeds.filter(({ label }) => !onPage.has(label)) },
    ].map(({ value, items }) => ({ value, items: matchItems(items, text) }))
    const searched = text === '' ? [] : [{ value: 'Search', items: listSearches(text) }]
    const failed = problem === null ? [] : [{ value: 'Search', items: [retry] }]
    return [...known, ...(found ? foundItems(found) : []), ...failed, ...searched].filter(
      ({ items }) => items.length > 0,
    )
  }

  const shown = groups()
  const lines = shown.flatMap(({ items }) => items)
  /** Ours, because the library ignores Enter until it has marked the first of the new lines. */
  function chooseCurrent() {
    const line = lines.find(({ id }) => id === current.current?.id) ?? lines[0]
    if (line) choose(line, false)
  }
  const count = shown.reduce((sum, { value, items }) => sum + (value === 'Search' ? 0 : items.length), 0)

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
                if (reason === 'input-change') change(next)
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
                  maxLength={longest}
                  onPaste={paste}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    event.preventBaseUIHandler()
                    chooseCurrent()
                  }}
                  onFocus={() => {
                    const before = early.take()
                    if (before) change(before)
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
              <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2 outline-none sm:h-104 sm:flex-none">
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-2">
                    <Autocomplete.GroupLabel className="truncate px-2 py-1.5 text-small text-muted">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: Item) => <PaletteLine key={item.id} item={item} choose={choose} />}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              <div className="flex items-center justify-between gap-4 border-t px-4 py-2.5 text-small text-muted">
                <Autocomplete.Status>{statusOf({ text, isSearching, count })}</Autocomplete.Status>
                <span aria-hidden className="max-sm:hidden">
                  ↑↓ to move · Enter to open · Esc to close
                </span>
              </div>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface Counted {
  text: string
  isSearching: boolean
  count: number
}

function statusOf({ text, isSearching, count }: Counted): string {
  if (isSearching) return 'Searching...'
  if (text === '') return ''
  return count === 0 ? 'No results' : count === 1 ? '1 result' : `${count} results`
}

/** Says what was pasted, and that it went nowhere. */
function PastedSecret({ text }: { text: string }) {
  const secret = findSecret(text)
  if (!secret) return null
  const noun = secretNouns[secret.kind]
  return (
    <div role="alert" className="border-b bg-warning-tint px-4 py-2.5">
      <p className="font-medium text-warning">
        {secret.hint === null ? `This looks like a part of a ${noun}` : `This is a ${noun}`}
      </p>
      <p className="text-muted">
        It was not sent and not searched for, and the box is empty again.
        {secret.hint !== null && (
          <>
            {' '}
            Its last four characters are <code className="text-text">{secret.hint}</code>.
          </>
        )}
      </p>
    </div>
  )
}
