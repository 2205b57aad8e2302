import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  lead?: string
  /** At the end of the title's line. */
  action?: ReactNode
  children: ReactNode
}

/** A section of a page, with its title. */
export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {lead && <p className="text-muted">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
