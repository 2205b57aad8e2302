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
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 sm:flex-nowrap">
      <div className="min-w-0">
        <h1 className="text-title font-semibold tracking-[-0.01em] text-balance">{title}</h1>
        {lead && <p className="mt-0.5 max-w-160 text-muted">{lead}</p>}
      </div>
      {action}
    </header>
  )
}
