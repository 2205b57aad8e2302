import type { ReactNode } from 'react'

/** Terms and values in two columns, or in one if there is too little room. Contains `DescriptionRow`s. */
export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="@container divide-y divide-border">{children}</dl>
}

interface DescriptionRowProps {
  term: string
  /** The value. */
  children: ReactNode
}

/** One term and its value. */
export function DescriptionRow({ term, children }: DescriptionRowProps) {
  return (
    <div className="grid items-baseline gap-x-4 gap-y-0.5 py-2.5 @sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}
