'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import type { ProductView } from './catalogue-view'
import { useCatalogueDoors } from './open-dialog'

interface ProductHeadingProps {
  /** Null for the APIs outside any product. */
  product: ProductView | null
  disabledReason: string | undefined
}

/** The name of a product above its APIs, and its actions. */
export function ProductHeading({ product, disabledReason }: ProductHeadingProps) {
  const { open, prepare } = useCatalogueDoors()
  if (!product) return <span className="flex min-h-8 items-center">Outside any product</span>
  return (
    <span className="flex min-h-8 items-center gap-2">
      <span className="min-w-0 truncate">{product.name}</span>
      <code className="min-w-0 flex-1 truncate font-normal text-muted">{product.slug}</code>
      <Menu
        label={`Actions for product ${product.name}`}
        onOpen={prepare}
        items={() => [
          {
            label: 'Rename...',
            icon: <Pencil />,
            disabledReason,
            onSelect: () => open({ kind: 'renameProduct', product }),
          },
          'separator',
          {
            label: 'Remove...',
            icon: <Trash2 />,
            tone: 'danger',
            disabledReason,
            onSelect: () => open({ kind: 'removeProduct', product }),
          },
        ]}
      />
    </span>
  )
}
