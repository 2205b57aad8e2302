'use client'

import { ScanSearch } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useFinder } from './finder-context'

interface FindButtonProps {
  variant?: 'secondary' | 'ghost'
  size?: 'sm' | 'md'
  /** Whether those who may not search see why. Otherwise they see no button. */
  saysWhy?: boolean
}

/** Opens the search by secret. */
export function FindButton({ saysWhy = false, ...look }: FindButtonProps) {
  const { open, prepare, disabledReason } = useFinder()
  if (disabledReason !== undefined && !saysWhy) return null
  return (
    <Button
      {...look}
      icon={<ScanSearch />}
      disabledReason={disabledReason}
      prepare={prepare}
      onClick={() => open()}
    >
      Find by secret...
    </Button>
  )
}
