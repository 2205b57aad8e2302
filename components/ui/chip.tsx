import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'

/** A filter that is set, as a link that removes it. */
export function Chip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      scroll={false}
      className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-control border bg-surface pr-2 pl-3 transition-colors hover:bg-hover pointer-coarse:h-10"
    >
      <span className="sr-only">Remove filter </span>
      <span className="truncate">{children}</span>
      <X className="text-muted" />
    </Link>
  )
}
