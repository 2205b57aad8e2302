'use client'

import { Pencil } from 'lucide-react'
import { createContext, use, useState, type ComponentProps, type ReactNode } from 'react'
import { Button } from './button'
import { Menu } from './menu'
import { onThisPage, usePageActions } from './page-actions'

interface HostProps<Opened> {
  /** Renders the open dialog, one case per kind. `open` replaces it with another. */
  render: (opened: Opened, close: () => void, open: (other: Opened) => void) => ReactNode
  /** The page, whose controls open the dialogs. */
  children: ReactNode
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
 * The dialogs of a page, of which at most one is open. `Host` wraps the page and renders the open dialog, `useOpen` returns the
 * function that opens one, `OpenButton` is a button of the page, by default its primary one, and `EditMenu` is the menu of a row.
 */
export function dialogHost<Opened>() {
  const OpenContext = createContext<(opened: Opened) => void>(() => {})

  function Host({ render, children }: HostProps<Opened>) {
    const [opened, setOpened] = useState<Opened | null>(null)
    return (
      <OpenContext value={setOpened}>
        {children}
        {opened !== null && render(opened, () => setOpened(null), setOpened)}
      </OpenContext>
    )
  }

  const useOpen = () => use(OpenContext)

  function OpenButton({ opens, variant = 'primary', children, ...button }: OpenButtonProps<Opened>) {
    const open = useOpen()
    const onSelect = () => open(opens)
    const { icon, disabledReason } = button
    usePageActions(onThisPage, [{ label: children, icon, disabledReason, onSelect }])
    return (
      <Button {...button} variant={variant} onClick={onSelect}>
        {children}
      </Button>
    )
  }

  function EditMenu({ name, edit, removal, disabledReason }: EditMenuProps<Opened>) {
    const open = useOpen()
    const { opens, ...entry } = removal
    return (
      <Menu
        label={`Actions for ${name}`}
        items={() => [
          { label: 'Edit...', icon: <Pencil />, disabledReason, onSelect: () => open(edit) },
          'separator',
          { ...entry, tone: 'danger', disabledReason, onSelect: () => open(opens) },
        ]}
      />
    )
  }

  return { Host, useOpen, OpenButton, EditMenu }
}
