import { ButtonLink } from './button'

interface PagesProps {
  /** How many there are in all. */
  total: number
  /** One of them, in the singular. */
  noun: string
  /** Back to the first page; null when it is this one. */
  firstHref: string | null
  /** Null on the last page. */
  nextHref: string | null
}

/** How many rows there are in all, and the way to the others. */
export function Pages({ total, noun, firstHref, nextHref }: PagesProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">
        {total.toLocaleString('en')} {total === 1 ? noun : `${noun}s`}
      </p>
      <div className="flex gap-2">
        {firstHref && <ButtonLink href={firstHref}>First page</ButtonLink>}
        {nextHref && <ButtonLink href={nextHref}>Next page</ButtonLink>}
      </div>
    </nav>
  )
}
