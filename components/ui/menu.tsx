'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { useState, type ReactNode } from 'react'
import { Link } from './link'
import { IconButton } from './icon-button'
import { SharedIcon } from './shared-icon'

type MenuItem = {
  label: string
  icon: ReactNode
  /** Why it cannot be chosen; shown beneath the label, and the item stays reachable by keyboard. */
  disabledReason?: string | undefined
  tone?: 'danger'
} & ({ onSelect: () => void; href?: undefined } | { href: string; onSelect?: undefined })

interface MenuProps {
  /** Accessible name of the button that opens the menu, such as "Actions for Billing export". */
  label: string
  /** The button's icon; three dots unless told otherwise. */
  icon?: ReactNode
  items: readonly (MenuItem | 'separator')[]
}

const itemLook =
  'flex w-full cursor-default gap-2.5 rounded-control px-2 py-1.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:py-2.5'

const shared = Base.createHandle<MenuProps['items']>()

/** A button with an icon that opens a menu. A page has one in each row; all are shown by its `MenuHost`. */
export function Menu({ label, icon, items }: MenuProps) {
  return (
    <Base.Trigger
      handle={shared}
      payload={items}
      render={<IconButton label={label} icon={icon ?? <SharedIcon icon="Ellipsis" />} />}
    />
  )
}

/** The one menu that is open at a time. Stands once around all pages. */
export function MenuHost() {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)

  return (
    <Base.Root
      handle={shared}
      onOpenChange={(open, { trigger }) => {
        if (open) setLandmark(trigger?.closest<HTMLElement>('main, nav, header, [role="dialog"]') ?? null)
      }}
    >
      {({ payload: items = [] }) => (
        // Not at the end of the body, so that it stays within the landmark it belongs to.
        <Base.Portal container={landmark ?? undefined} className="contents">
          <Base.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-40 outline-none">
            <Base.Popup className="max-h-(--available-height) max-w-80 min-w-48 origin-(--transform-origin) overflow-y-auto rounded-surface bg-raised p-1 shadow-float outline-none transition-[opacity,scale] data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
              {items.map((item, index) =>
                item === 'separator' ? (
                  <Base.Separator
                    key={`after ${labelOf(items[index - 1])}`}
                    className="-mx-1 my-1 h-px bg-border"
                  />
                ) : (
                  <Entry key={item.label} item={item} repeatsReason={repeatsReason(items, item)} />
                ),
              )}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  )
}

const labelOf = (item: MenuItem | 'separator' | undefined) => (typeof item === 'object' ? item.label : '')

/** Whether an item before it has said the same already: then the eye need not read it again. */
function repeatsReason(items: MenuProps['items'], item: MenuItem): boolean {
  const first = items.find((other) => other !== 'separator' && other.disabledReason === item.disabledReason)
  return first !== item
}

function Entry({ item, repeatsReason: repeats }: { item: MenuItem; repeatsReason: boolean }) {
  const { label, icon, disabledReason, tone, href, onSelect } = item
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
