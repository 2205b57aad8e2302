import { ButtonLink } from './button'

interface PagesProps {
  /** How many there are in all. */
  total: number
  /** False when there are more than that, and nobody counted how many. */
  totalIsExact?: boolean
  /** One of them, in the singular. */
  noun: string
  /** Back to the first page; null when it is this one. */
  firstHref: string | null
  /** Null on the first page. */
  previousHref?: string | null
  /** Null on the last page. */
  nextHref: string | null
}

/** How many rows there are in all, and the way to the others. */
export function Pages({ total, totalIsExact = true, noun, firstHref, previousHref, nextHref }: PagesProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted tabular-nums">
        {total.toLocaleString('en')}
        {totalIsExact ? '' : '+'} {total === 1 ? noun : `${noun}s`}
      </p>
      <div className="flex flex-wrap gap-2">
        {firstHref && <ButtonLink href={firstHref}>First page</ButtonLink>}
        {previousHref && <ButtonLink href={previousHref}>Previous page</ButtonLink>}
        {nextHref && <ButtonLink href={nextHref}>Next page</ButtonLink>}
      </div>
    </nav>
  )
}
