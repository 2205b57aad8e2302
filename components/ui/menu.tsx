'use client'

import {
  createContext,
  use,
  useCallback,
  useEffect,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { IconButton } from './icon-button'
import { keepMenuKeys } from './keep-menu-keys'
import { late } from './late'
import { SharedIcon } from './shared-icon'
import { useLate } from './use-late'

type MenuItem = {
  label: string
  icon: ReactNode
  /** Why it cannot be chosen. Shown below the label; the item stays reachable by keyboard. */
  disabledReason?: string | undefined
  tone?: 'danger' | undefined
} & (
  | {
      /** If it returns a promise, the button that opened the menu is busy for as long as it lasts. */
      onSelect: () => unknown
      href?: undefined
    }
  | { href: string; onSelect?: undefined }
)

/** The items of a menu. */
export type MenuItems = readonly (MenuItem | 'separator')[]

interface MenuProps {
  /** Accessible name of the button that opens the menu, such as "Actions for Billing export". */
  label: string
  /** The button's icon. Default: three dots. */
  icon?: ReactNode
  /** Called when the menu opens, because a list has a menu in each row. */
  items: () => MenuItems
  /** Called when it is about to open. */
  onOpen?: (() => void) | undefined
}

/** Where focus goes when a menu opens: to an item by keyboard, to the menu itself by pointer. */
export type Entrance = 'first' | 'last' | 'menu'

/** The menu that is open, or was last. */
export interface ShownMenu {
  anchor: HTMLElement
  label: string
  items: MenuItems
  entrance: Entrance
}

const menuPopup = late(() => import('./menu-popup').then(({ ItemMenu }) => ItemMenu))

const ShowMenu = createContext<(shown: ShownMenu) => Promise<void> | undefined>(() => undefined)

/**
 * An icon button that opens a menu. The button is a plain one and the `MenuProvider` shows all menus, because a library trigger
 * in each of fifty rows took an eighth of the rendering time.
 */
export function Menu({ label, icon, items, onOpen }: MenuProps) {
  const show = use(ShowMenu)
  return (
    <IconButton
      label={label}
      icon={icon ?? <SharedIcon icon="Ellipsis" />}
      aria-haspopup="menu"
      onPointerEnter={onOpen}
      onFocus={onOpen}
      {...opensMenu((anchor, entrance) => show({ anchor, label, items: items(), entrance }))}
    />
  )
}

/**
 * What makes a plain button open a menu, by pointer and by keyboard. `show` returns a promise while the menu's code is loading: the
 * button is then busy, and keys that are pressed meanwhile are meant for the menu.
 */
export function opensMenu(
  show: (anchor: HTMLButtonElement, entrance: Entrance) => Promise<void> | undefined,
) {
  function open(anchor: HTMLButtonElement, entrance: Entrance) {
    // Safari does not focus a pressed button, but focus must return here.
    anchor.focus()
    const isWaiting = anchor.ariaBusy === 'true'
    const loading = show(anchor, entrance)
    if (!loading) return
    void busyDuring(anchor, loading)
    if (!isWaiting) void keepMenuKeys(loading)
  }
  return {
    onClick({ currentTarget, detail }: MouseEvent<HTMLButtonElement>) {
      open(currentTarget, detail === 0 ? 'first' : 'menu')
    },
    onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      open(event.currentTarget, event.key === 'ArrowDown' ? 'first' : 'last')
    },
  }
}

/** Marks an element as busy while something is done that it started. */
export async function busyDuring(element: HTMLElement, work: unknown): Promise<void> {
  if (!(work instanceof Promise)) return
  element.setAttribute('aria-busy', 'true')
  await work.finally(() => element.removeAttribute('aria-busy'))
}

/** Shows the menus of its children, one at a time. Wraps all pages once. */
export function MenuProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  // Kept after closing while it fades out.
  const [shown, setShown] = useState<ShownMenu | null>(null)
  const { part: Popup, whenLoaded } = useLate(menuPopup)

  const show = useCallback(
    (next: ShownMenu) =>
      whenLoaded(() => {
        setShown(next)
        setOpen(true)
      }),
    [whenLoaded],
  )

  useEffect(() => {
    if (!open || !shown) return undefined
    const { anchor } = shown
    anchor.setAttribute('aria-expanded', 'true')
    return () => anchor.removeAttribute('aria-expanded')
  }, [open, shown])

  return (
    <>
      <ShowMenu value={show}>{children}</ShowMenu>
      {Popup && shown && <Popup {...shown} open={open} onOpenChange={setOpen} />}
    </>
  )
}
