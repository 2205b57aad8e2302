'use client'

import type { ReactNode, RefObject } from 'react'
import { Button, ButtonLink } from './button'
import { Dialog } from './dialog'

interface FilterSheetProps {
  /** Where it is rendered: within the form. */
  container: RefObject<HTMLElement | null>
  clearHref: string | null
  onClose: () => void
  /** The fields of the filters. */
  children: ReactNode
}

/** The filters of a list on a phone. They apply together, with the button. */
export function FilterSheet({ container, clearHref, onClose, children }: FilterSheetProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      container={container}
      width="sheet"
      title="Filter"
      footer={
        <>
          {clearHref !== null && (
            <ButtonLink href={clearHref} scroll={false} className="mr-auto">
              Clear filters
            </ButtonLink>
          )}
          <Button type="submit" variant="primary">
            Show results
          </Button>
        </>
      }
    >
      <div data-filter-sheet className="grid grid-cols-1 gap-4">
        {children}
      </div>
    </Dialog>
  )
}
