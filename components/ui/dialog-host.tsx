'use client'

import { Pencil } from 'lucide-react'
import {
  createContext,
  use,
  useMemo,
  useState,
  type ComponentProps,
  type ComponentType,
  type ReactNode,
} from 'react'
import { Button } from './button'
import { late } from './late'
import { Menu } from './menu'
import { onThisPage, usePageActions } from './page-actions'
import { useLate } from './use-late'

/** The props of what renders the open dialog, one case per kind. */
export interface OpenedProps<Opened> {
  opened: Opened
  onClose: () => void
  /** Replaces it with another. */
  onOpen: (other: Opened) => void
}

interface HostProps<Given> {
  /** What the dialogs need of the page. */
  given: Given
  /** The page, whose controls open the dialogs. */
  children: ReactNode
}

interface Doors<Opened> {
  /** Opens a dialog. Returns a promise while its code is still loading. */
  open: (opened: Opened) => Promise<void> | undefined
  /** Loads the code of the dialogs. */
  prepare: () => void
}

interface OpenButtonProps<Opened> extends Omit<ComponentProps<typeof Button>, 'onClick' | 'children'> {
  opens: Opened
  /** Its label, in the palette too. */
  children: string
}

interface EditMenuProps<Opened> {
  /** What the menu is for. */
  name: string
  edit: Opened
  /** The entry that removes it, set apart. */
  removal: { label: string; icon: ReactNode; opens: Opened }
  /** Why the reader may not change anything. */
  disabledReason: string | undefined
}

/**
 * The dialogs of a page, of which at most one is open, and whose code is loaded late. `Host` wraps the page and renders the open
 * dialog, `useDoors` returns the functions that open one, `OpenButton` is a button of the page, by default its primary one, and
 * `EditMenu` is the menu of a row.
 */
export function dialogHost<Opened, Given>(
  load: () => Promise<ComponentType<OpenedProps<Opened> & { given: Given }>>,
) {
  const dialogs = late(load)
  const DoorsContext = createContext<Doors<Opened>>({ open: () => undefined, prepare: () => undefined })

  function Host({ given, children }: HostProps<Given>) {
    const [opened, setOpened] = useState<Opened | null>(null)
    const { part: Dialogs, prepare, whenLoaded } = useLate(dialogs)
    const doors = useMemo<Doors<Opened>>(
      () => ({ open: (wanted) => whenLoaded(() => setOpened(wanted)), prepare }),
      [whenLoaded, prepare],
    )
    return (
      <DoorsContext value={doors}>
        {children}
        {Dialogs && opened !== null && (
          <Dialogs opened={opened} given={given} onClose={() => setOpened(null)} onOpen={setOpened} />
        )}
      </DoorsContext>
    )
  }

  const useDoors = () => use(DoorsContext)

  function OpenButton({ opens, variant = 'primary', children, ...button }: OpenButtonProps<Opened>) {
    const { open, prepare } = useDoors()
    const onSelect = () => open(opens)
    const { icon, disabledReason } = button
    const shortcut = variant === 'primary' ? 'c' : undefined
    usePageActions(onThisPage, [
      { label: children, icon, disabledReason, shortcut: shortcut?.toUpperCase(), onSelect },
    ])
    return (
      <Button {...button} variant={variant} shortcut={shortcut} prepare={prepare} onClick={onSelect}>
        {children}
      </Button>
    )
  }

  function EditMenu({ name, edit, removal, disabledReason }: EditMenuProps<Opened>) {
    const { open, prepare } = useDoors()
    const { opens, ...entry } = removal
    return (
      <Menu
        label={`Actions for ${name}`}
        onOpen={prepare}
        items={() => [
          { label: 'Edit...', icon: <Pencil />, disabledReason, onSelect: () => open(edit) },
          'separator',
          { ...entry, tone: 'danger', disabledReason, onSelect: () => open(opens) },
        ]}
      />
    )
  }

  return { Host, useDoors, OpenButton, EditMenu }
}
