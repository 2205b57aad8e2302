import { ButtonLink } from './button'

interface Total {
  count: number
  /** False if there are more than `count`. */
  isExact: boolean
}

interface PagesProps {
  /** The total number, which may be counted while the rest of the page is rendered. Without one, only the links are shown. */
  total?: Total | Promise<Total>
  /** The word for one row. */
  noun?: string
  /** The address of the first page; null if this is the first page. */
  firstHref: string | null
  /** Null on the first page. */
  previousHref?: string | null
  /** Null on the last page. */
  nextHref: string | null
}

/** The total number of rows, if it is known, and links to other pages. */
export async function Pages({ total, noun = 'row', firstHref, previousHref, nextHref }: PagesProps) {
  const shown = await total
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      {shown && (
        <p className="text-muted tabular-nums">
          {shown.count.toLocaleString('en')}
          {shown.isExact ? '' : '+'} {shown.count === 1 ? noun : `${noun}s`}
        </p>
      )}
      <div className={`flex flex-wrap gap-2 ${shown ? '' : 'ml-auto'}`}>
        {firstHref && <ButtonLink href={firstHref}>First page</ButtonLink>}
        {previousHref && <ButtonLink href={previousHref}>Previous page</ButtonLink>}
        {nextHref && <ButtonLink href={nextHref}>Next page</ButtonLink>}
      </div>
    </nav>
  )
}
