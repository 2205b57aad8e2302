'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Samples } from './catalogue-view'
import { useCatalogueDoors } from './open-dialog'

/** Says that the catalogue still holds samples, and offers to remove them. */
export function SampleNotice({ samples }: { samples: Samples }) {
  const { open, prepare } = useCatalogueDoors()
  return (
    <Notice
      tone="info"
      action={
        <Button size="sm" prepare={prepare} onClick={() => open({ kind: 'removeSamples', samples })}>
          Remove the sample catalogue...
        </Button>
      }
    >
      A new installation comes with sample APIs and products. Remove those that were never used before you add
      your own.
    </Notice>
  )
}
