import { useId, type ReactNode } from 'react'

interface PanelProps {
  title: string
  /** At the end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of a page on a surface of its own, with its title. */
export function Panel({ title, aside, children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-3 rounded-surface border bg-surface p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside && <p className="text-small text-muted">{aside}</p>}
      </div>
      {children}
    </section>
  )
}
