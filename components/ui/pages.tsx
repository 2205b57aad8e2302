import { ButtonLink } from './button'

interface Total {
  count: number
  /** False if there are more than `count`. */
  isExact: boolean
}

interface PagesProps {
  /** The total number, which may be counted while the rest of the page is rendered. */
  total: Total | Promise<Total>
  /** The word for one row. */
  noun: string
  /** The address of the first page; null if this is the first page. */
  firstHref: string | null
  /** Null on the first page. */
  previousHref?: string | null
  /** Null on the last page. */
  nextHref: string | null
}

/** The total number of rows, and links to other pages. */
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
