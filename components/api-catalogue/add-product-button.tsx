'use client'

import { PackagePlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useCatalogueDoors } from './open-dialog'

/** The button beside the primary one that opens the form of a product. */
export function AddProductButton({ disabledReason }: { disabledReason: string | undefined }) {
  const { open, prepare } = useCatalogueDoors()
  return (
    <Button
      icon={<PackagePlus />}
      disabledReason={disabledReason}
      prepare={prepare}
      onClick={() => open({ kind: 'addProduct' })}
    >
      Add product
    </Button>
  )
}
