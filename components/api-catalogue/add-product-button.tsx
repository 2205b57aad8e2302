'use client'

import { PackagePlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useOpenCatalogue } from './open-dialog'

/** The button beside the primary one that opens the form of a product. */
export function AddProductButton({ disabledReason }: { disabledReason: string | undefined }) {
  const open = useOpenCatalogue()
  return (
    <Button
      icon={<PackagePlus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'addProduct' })}
    >
      Add product
    </Button>
  )
}
