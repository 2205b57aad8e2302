'use client'

import { ListChecks } from 'lucide-react'
import { use } from 'react'
import { Button } from '@/components/ui/button'
import type { Total } from '@/lib/domain/total'
import { mostChosen } from '@/lib/schemas/forms/batch-size'

const counted = ({ count, isExact }: Total) => `${count.toLocaleString('en')}${isExact ? '' : '+'}`

const isTooMany = (total: Total) => total.count > mostChosen

/** Says that all that match are selected, or how many of them. */
export function Whole(props: { total: Promise<Total> }) {
  const total = use(props.total)
  return isTooMany(total)
    ? `: the first ${mostChosen.toLocaleString('en')} of ${counted(total)} that match`
    : ': all that match'
}

interface SelectMatchingProps {
  total: Promise<Total>
  /** How many the page shows. */
  shown: number
  pending: boolean
  onSelect: () => void
}

/** Offers to select what other pages show, if there are any. */
export function SelectMatching({ shown, pending, onSelect, ...props }: SelectMatchingProps) {
  const total = use(props.total)
  if (total.count <= shown) return null
  return (
    <Button variant="ghost" icon={<ListChecks />} pending={pending} onClick={onSelect}>
      {isTooMany(total)
        ? `Select the first ${mostChosen.toLocaleString('en')} of ${counted(total)}`
        : `Select all ${counted(total)} that match`}
    </Button>
  )
}
