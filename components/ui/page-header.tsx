import type { ReactNode } from 'react'

interface PageHeaderProps {
  title: string
  /** One sentence about what the page is for. */
  lead?: ReactNode
  /** The page's one primary button. */
  action?: ReactNode
}

/** The top of a page. */
export function PageHeader({ title, lead, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 sm:flex-nowrap sm:items-start sm:gap-x-6">
      <div className="min-w-0 max-sm:contents">
        <h1 className="text-title font-semibold tracking-[-0.01em] text-balance">{title}</h1>
        {lead && <p className="max-w-160 text-muted max-sm:order-last max-sm:w-full sm:mt-0.5">{lead}</p>}
      </div>
      {action}
    </header>
  )
}
