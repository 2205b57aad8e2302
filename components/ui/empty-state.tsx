import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  /** What belongs here, and what it is for. */
  body: ReactNode
  action?: ReactNode
}

/** Replaces a list that has nothing to show. */
export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-surface border border-dashed px-6 py-14 text-center">
      <span className="flex size-10 items-center justify-center rounded-surface border bg-surface text-muted [&_svg]:size-5">
        {icon}
      </span>
      <div className="flex max-w-100 flex-col gap-1">
        <h2 className="font-semibold">{title}</h2>
        <p className="text-muted">{body}</p>
      </div>
      {action}
    </div>
  )
}
