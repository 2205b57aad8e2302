import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'
import { DrawerFocus } from './drawer-focus'

interface DrawerProps {
  title: ReactNode
  subtitle?: ReactNode
  /** The address of the page without the drawer. */
  closeHref: string
  children: ReactNode
  footer?: ReactNode
  /** The id of the element that gets focus on closing. Default: the one that had it on opening. */
  returnFocusId?: string
}

/**
 * A panel over the right of a page that stays usable and does not move; on a phone a full page. Plain HTML from the server, readable without
 * JavaScript, and open while it is rendered. One per page.
 */
export function Drawer({ title, subtitle, closeHref, children, footer, returnFocusId }: DrawerProps) {
  return (
    <section
      id="drawer"
      role="dialog"
      aria-labelledby="drawer-title"
      tabIndex={-1}
      className="fixed inset-0 z-20 flex animate-from-right flex-col bg-raised outline-none [--sticky-top:0px] sm:top-(--below-frame) sm:left-auto sm:w-drawer sm:max-w-full sm:shadow-float max-sm:z-30"
    >
      <div className="flex items-start gap-4 border-b py-3 pr-3 pl-5">
        <div className="min-w-0 flex-1 py-1.5">
          <h2 id="drawer-title" className="font-semibold wrap-anywhere">
            <bdi>{title}</bdi>
          </h2>
          {subtitle && <div className="mt-0.5 text-muted">{subtitle}</div>}
        </div>
        <Link
          id="drawer-close"
          href={closeHref}
          scroll={false}
          aria-label="Close details"
          className="inline-flex size-8 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-text pointer-coarse:size-10"
        >
          <X />
        </Link>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
      {footer && (
        <div id="drawer-footer" className="flex flex-wrap items-center gap-2 border-t px-5 py-3">
          {footer}
        </div>
      )}
      <DrawerFocus
        drawerId="drawer"
        closeLinkId="drawer-close"
        footerId="drawer-footer"
        returnFocusId={returnFocusId}
      />
    </section>
  )
}
