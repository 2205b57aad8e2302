'use client'

import { Checkbox } from '@/components/ui/checkbox'
import type { ChosenCredential } from './bulk-view'
import { useSelection } from './selection'

interface SelectBoxProps {
  label: string
  /** The credentials that it selects: one row, or a whole page. */
  credentials: readonly ChosenCredential[]
}

/** Selects rows of the list. */
export function SelectBox({ label, credentials }: SelectBoxProps) {
  const { chosen, set } = useSelection()
  const count = credentials.filter(({ id }) => chosen.has(id)).length
  return (
    <Checkbox
      aria-label={label}
      checked={count === credentials.length}
      indeterminate={count > 0 && count < credentials.length}
      onChange={(event) => set(credentials, event.target.checked)}
    />
  )
}
