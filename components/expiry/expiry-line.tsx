import { Link } from '@/components/ui/link'
import { lineDays } from '@/lib/schemas/forms/deadline-days'
import { expiringHref } from './expiring-address'
import type { ExpiryLineView } from './expiry-line-view'
import { DrawnLine } from './drawn-line'
import { LineList } from './line-list'
import { layOutLine, type LineSize } from './line-marks'
import { endsInWords, markedBy } from './line-words'
import { nothingEnds } from './nothing-ends'

/** The sizes for which it is laid out. The one that fits its place is shown. */
const sizes: (LineSize & { shown: string })[] = [
  { width: 256, rows: 2, shown: '@min-[560px]:hidden' },
  { width: 560, rows: 3, shown: 'hidden @min-[560px]:block @min-[900px]:hidden' },
  { width: 900, rows: 3, shown: 'hidden @min-[900px]:block' },
]

interface ExpiryLineProps {
  line: ExpiryLineView
  /** The reader's. */
  timeZone: string
  /** Whether the reader sees only the credentials of their products. */
  isPartial: boolean
}

/**
 * The next 90 days as a line with a mark for each credential that expires and each old secret that retires, and what has expired
 * before today. Drawn on the server; each mark is a link.
 */
export function ExpiryLine({ line, timeZone, isPartial }: ExpiryLineProps) {
  const { count, retire } = markedBy(line.days)
  const isEmpty = count === 0 && line.expired.count === 0
  return (
    <section aria-labelledby="expiry-line" className="rounded-surface border bg-surface p-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="expiry-line" className="font-semibold">
          Next {lineDays} days
        </h2>
        <p className="text-small text-muted">
          {!isEmpty && `${endsInWords(count - retire, retire) || 'Nothing expires'} · `}
          <Link
            href={expiringHref()}
            className="inline-block rounded-control whitespace-nowrap text-accent-text hover:underline"
          >
            Open Expiring
          </Link>
        </p>
      </div>
      {isEmpty ? (
        <p className="text-muted">{nothingEnds({ isPartial, days: lineDays })}</p>
      ) : (
        <div className="@container">
          {sizes.map((size) => (
            <DrawnLine
              key={size.width}
              line={layOutLine(line, size, timeZone)}
              width={size.width}
              className={size.shown}
            />
          ))}
          <LineList line={line} />
        </div>
      )}
    </section>
  )
}
