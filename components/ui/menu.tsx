'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from './link'
import { IconButton } from './icon-button'
import { SharedIcon } from './shared-icon'

type MenuItem = {
  label: string
  icon: ReactNode
  /** Why it cannot be chosen. Shown below the label; the item stays reachable by keyboard. */
  disabledReason?: string | undefined
  tone?: 'danger' | undefined
} & ({ onSelect: () => void; href?: undefined } | { href: string; onSelect?: undefined })

/** The items of a menu. */
export type MenuItems = readonly (MenuItem | 'separator')[]

interface MenuProps {
  /** Accessible name of the button that opens the menu, such as "Actions for Billing export". */
  label: string
  /** The button's icon. Default: three dots. */
  icon?: ReactNode
  /** Called when the menu opens, because a list has a menu in each row. */
  items: () => MenuItems
}

const itemLook =
  'flex w-full cursor-default gap-2.5 rounded-control px-2 py-1.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:py-2.5'

/** Where focus goes when a menu opens: to an item by keyboard, to the menu itself by pointer. */
type Entrance = 'first' | 'last' | 'menu'

interface Shown {
  anchor: HTMLElement
  label: string
  items: MenuItems
  entrance: Entrance
}

const ShowMenu = createContext<(shown: Shown) => void>(() => undefined)

/**
 * An icon button that opens a menu. The button is a plain one and the `MenuProvider` shows all menus, because a library trigger
 * in each of fifty rows took an eighth of the rendering time.
 */
export function Menu({ label, icon, items }: MenuProps) {
  const show = useContext(ShowMenu)

  function open(anchor: HTMLElement, entrance: Entrance) {
    // Safari does not focus a pressed button, but focus must return here.
    anchor.focus()
    show({ anchor, label, items: items(), entrance })
  }

  return (
    <IconButton
      label={label}
      icon={icon ?? <SharedIcon icon="Ellipsis" />}
      aria-haspopup="menu"
      onClick={({ currentTarget, detail }) => open(currentTarget, detail === 0 ? 'first' : 'menu')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        open(event.currentTarget, event.key === 'ArrowDown' ? 'first' : 'last')
      }}
    />
  )
}

/** Shows the menus of its children, one at a time. Wraps all pages once. */
export function MenuProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  // Kept after closing while it fades out.
  const [shown, setShown] = useState<Shown | null>(null)

  const show = useCallback((next: Shown) => {
    setShown(next)
    setOpen(true)
  }, [])

  useEffect(() => {
    if (!open || !shown) return undefined
    const { anchor } = shown
    anchor.setAttribute('aria-expanded', 'true')
    return () => anchor.removeAttribute('aria-expanded')
  }, [open, shown])

  const items = shown?.items ?? []
  const entrance = shown?.entrance === 'menu' ? undefined : items.at(shown?.entrance === 'last' ? -1 : 0)
  // Not at the end of the body, so that it stays inside its landmark.
  const landmark = shown?.anchor.closest<HTMLElement>('main, nav, header, [role="dialog"]')
  return (
    <>
      <ShowMenu value={show}>{children}</ShowMenu>
      <Base.Root open={open} onOpenChange={setOpen}>
        <Base.Portal container={landmark} className="contents">
          <Base.Positioner
            anchor={shown?.anchor}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            className="z-40 outline-none"
          >
            <Base.Popup
              aria-label={shown?.label}
              className="max-h-(--available-height) max-w-80 min-w-48 origin-(--transform-origin) overflow-y-auto rounded-surface bg-raised p-1 shadow-float outline-none transition-[opacity,scale] data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
            >
              {items.map((item, index) =>
                item === 'separator' ? (
                  <Base.Separator
                    key={`after ${labelOf(items[index - 1])}`}
                    className="-mx-1 my-1 h-px bg-border"
                  />
                ) : (
                  <Entry
                    key={item.label}
                    item={item}
                    repeatsReason={repeatsReason(items, item)}
                    isEntrance={item === entrance}
                  />
                ),
              )}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </>
  )
}

const labelOf = (item: MenuItem | 'separator' | undefined) => (typeof item === 'object' ? item.label : '')

/** Whether an earlier item already shows the same reason, which is then hidden visually. */
function repeatsReason(items: MenuItems, item: MenuItem): boolean {
  const first = items.find((other) => other !== 'separator' && other.disabledReason === item.disabledReason)
  return first !== item
}

interface EntryProps {
  item: MenuItem
  repeatsReason: boolean
  /** Whether it gets focus when the menu opens. */
  isEntrance: boolean
}

function Entry({ item, repeatsReason: repeats, isEntrance }: EntryProps) {
  const { label, icon, disabledReason, tone, href, onSelect } = item
  const element = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!isEntrance) return undefined
    // In the same frame as the library focuses the menu; the library keeps focus that is already inside.
    const frame = requestAnimationFrame(() => element.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [isEntrance])

  const content = (
    <>
      <span className={`mt-0.5 ${tone === 'danger' ? '' : 'text-muted'}`}>{icon}</span>
      <span className="min-w-0">
        {label}
        {disabledReason !== undefined && (
          <span className={repeats ? 'sr-only' : 'block text-small text-muted'}>{disabledReason}</span>
        )}
      </span>
    </>
  )
  const look = `${itemLook} ${tone === 'danger' ? 'text-danger data-highlighted:bg-danger-tint' : ''}`
  if (disabledReason !== undefined) {
    return (
      <Base.Item ref={element} disabled label={label} className={`${itemLook} text-muted`}>
        {content}
      </Base.Item>
    )
  }
  if (href !== undefined) {
    return (
      <Base.LinkItem
        ref={element}
        closeOnClick
        label={label}
        className={look}
        render={<Link href={href} scroll={false} />}
      >
        {content}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item ref={element} label={label} className={look} onClick={onSelect}>
      {content}
    </Base.Item>
  )
}
