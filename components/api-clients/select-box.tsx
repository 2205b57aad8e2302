'use client'

import { Checkbox } from '@/components/ui/checkbox'
import type { ChosenClient } from './bulk-view'
import { useSelection } from './selection'

interface SelectBoxProps {
  label: string
  /** What it stands for: one row, or all of a page. */
  clients: readonly ChosenClient[]
}

/** Chooses rows of the list. */
export function SelectBox({ label, clients }: SelectBoxProps) {
  const { chosen, set } = useSelection()
  const count = clients.filter(({ id }) => chosen.has(id)).length
  return (
    <Checkbox
      aria-label={label}
      checked={count === clients.length}
      indeterminate={count > 0 && count < clients.length}
      onChange={(event) => set(clients, event.target.checked)}
    />
  )
}
