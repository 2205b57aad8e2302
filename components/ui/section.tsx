import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  /** For links to it. */
  id?: string
  lead?: string
  /** At the end of the title's line. */
  action?: ReactNode
  children: ReactNode
}

/** A section of a page, with its title. */
export function Section({ title, id, lead, action, children }: SectionProps) {
  const titleId = useId()
  return (
    <section id={id} aria-labelledby={titleId} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id={titleId} className="font-semibold">
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
