import { ButtonLink } from './button'

interface Total {
  count: number
  /** False when there are more than that. */
  isExact: boolean
}

interface PagesProps {
  /** How many there are in all; it may be counted while the rest of the page is drawn. */
  total: Total | Promise<Total>
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
export async function Pages({ total, noun, firstHref, previousHref, nextHref }: PagesProps) {
  const { count, isExact } = await total
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted tabular-nums">
        {count.toLocaleString('en')}
        {isExact ? '' : '+'} {count === 1 ? noun : `${noun}s`}
      </p>
      <div className="flex flex-wrap gap-2">
        {firstHref && <ButtonLink href={firstHref}>First page</ButtonLink>}
        {previousHref && <ButtonLink href={previousHref}>Previous page</ButtonLink>}
        {nextHref && <ButtonLink href={nextHref}>Next page</ButtonLink>}
      </div>
    </nav>
  )
}
