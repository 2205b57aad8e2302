import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  /** What belongs here, and what it is for. */
  body: ReactNode
  action?: ReactNode
  /** Whether it is the whole page, and its title the title of the page. */
  isPage?: boolean
}

/** Replaces a list that has nothing to show. */
export function EmptyState({ icon, title, body, action, isPage = false }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className="flex flex-col items-center gap-4 rounded-surface border border-dashed px-6 py-14 text-center">
      <span className="flex size-10 items-center justify-center rounded-surface border bg-surface text-muted [&_svg]:size-5">
        {icon}
      </span>
      <div className="flex max-w-100 flex-col gap-1">
        <Heading className="font-semibold">{title}</Heading>
        <p className="text-muted">{body}</p>
      </div>
      {action}
    </div>
  )
}
