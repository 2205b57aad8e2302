'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from './link'
import { busyDuring, type Entrance, type MenuItems, type ShownMenu } from './menu'

const itemLook =
  'flex w-full cursor-default gap-2.5 rounded-control px-2 py-1.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:py-2.5'

interface MenuFrameProps {
  anchor: HTMLElement
  label: string
  entrance: Entrance
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Classes of the popup. */
  look: string
  /** Makes it a landmark of its own at the end of the body, above everything. By default it is inside the landmark of its button. */
  isRegion?: boolean
  children: ReactNode
}

/** A menu at the button that opened it. */
export function MenuFrame(props: MenuFrameProps) {
  const { anchor, label, entrance, open, onOpenChange, look, isRegion = false, children } = props
  const popup = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return undefined
    let isOpen = true
    const enter = () => {
      if (isOpen && popup.current) focusEntrance(popup.current, entrance)
    }
    // Before the next key, which must find the focus inside. Second, so that the library has noted where focus was.
    queueMicrotask(() => queueMicrotask(enter))
    // The library moves focus in the next frame, unless it is inside already.
    const frame = requestAnimationFrame(enter)
    return () => {
      isOpen = false
      cancelAnimationFrame(frame)
    }
  }, [open, entrance])

  const place = isRegion
    ? ({ role: 'region', 'aria-label': label } as const)
    : { container: anchor.closest<HTMLElement>('main, nav, header, [role="dialog"]'), className: 'contents' }
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal {...place}>
        <Base.Positioner
          anchor={anchor}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 outline-none"
        >
          <Base.Popup
            ref={popup}
            aria-label={label}
            className={`max-h-(--available-height) origin-(--transform-origin) overflow-y-auto rounded-surface bg-raised p-1 shadow-float outline-none transition-[opacity,scale] data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 ${look}`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Moves focus into a menu that opens, unless it is inside already. */
function focusEntrance(popup: HTMLElement, entrance: Entrance): void {
  const inside = document.activeElement
  if (inside !== popup && popup.contains(inside)) return
  const items = [...popup.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const target = entrance === 'menu' ? popup : items.at(entrance === 'last' ? -1 : 0)
  // The menu may not have its place yet.
  target?.focus({ preventScroll: true })
}

interface ItemMenuProps extends ShownMenu {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The menu of a row. */
export function ItemMenu({ items, ...menu }: ItemMenuProps) {
  return (
    <MenuFrame {...menu} look="max-w-80 min-w-48">
      {items.map((item, index) =>
        item === 'separator' ? (
          <Base.Separator key={`after ${labelOf(items[index - 1])}`} className="-mx-1 my-1 h-px bg-border" />
        ) : (
          <Entry
            key={item.label}
            item={item}
            repeatsReason={repeatsReason(items, item)}
            onSelect={() => void busyDuring(menu.anchor, item.onSelect?.())}
          />
        ),
      )}
    </MenuFrame>
  )
}

type MenuItem = Exclude<MenuItems[number], 'separator'>

const labelOf = (item: MenuItems[number] | undefined) => (typeof item === 'object' ? item.label : '')

/** Whether an earlier item already shows the same reason, which is then hidden visually. */
function repeatsReason(items: MenuItems, item: MenuItem): boolean {
  const first = items.find((other) => other !== 'separator' && other.disabledReason === item.disabledReason)
  return first !== item
}

interface EntryProps {
  item: MenuItem
  repeatsReason: boolean
  onSelect: () => void
}

function Entry({ item, repeatsReason: repeats, onSelect }: EntryProps) {
  const { label, icon, disabledReason, tone, href } = item
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
      <Base.Item disabled label={label} className={`${itemLook} text-muted`}>
        {content}
      </Base.Item>
    )
  }
  if (href !== undefined) {
    return (
      <Base.LinkItem closeOnClick label={label} className={look} render={<Link href={href} scroll={false} />}>
        {content}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item label={label} className={look} onClick={onSelect}>
      {content}
    </Base.Item>
  )
}
