import { ExternalLink } from 'lucide-react'
import { Link } from './link'
import { Time } from './time'

/** A thing that something else takes with it, or that keeps something from being removed. */
export interface AffectedThing {
  id: string
  name: string
  /** What it is, in a word or two. */
  detail?: string | undefined
  /** The address of its details. */
  href?: string | undefined
  /** ISO 8601; null if it was never used, absent if it cannot be used. */
  lastUsedAt?: string | null | undefined
}

/** What a change takes with it. */
export interface Affected {
  /** The first of them, the ones used last first. */
  things: AffectedThing[]
  count: number
  /** How many were used within seven days. */
  usedLately: number
  /** Why the change is not possible because of them. */
  blocked?: string | undefined
}

/** When a question is asked, and the time zone of the person. */
export interface AffectedReading {
  now: string
  timeZone: string
}

interface AffectedListProps {
  /** What they are to the person, for assistive technology. */
  label: string
  affected: Pick<Affected, 'things' | 'count'>
  reading: AffectedReading
}

/** Some things by name, with their last use and links that open beside the question, and how many more there are. */
export function AffectedList({ label, affected: { things, count }, reading }: AffectedListProps) {
  const others = count - things.length
  if (count === 0) return null
  return (
    <ul
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled by keyboard
      tabIndex={0}
      className="max-h-80 divide-y divide-border overflow-y-auto rounded-control border text-text"
    >
      {things.map((thing) => (
        <li key={thing.id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5">
          <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
            <Name thing={thing} />
            {thing.detail && <span className="text-small text-muted"> {thing.detail}</span>}
          </span>
          {thing.lastUsedAt !== undefined && (
            <span className="text-small text-muted">
              {thing.lastUsedAt === null ? (
                'Never used'
              ) : (
                <>
                  Used <Time value={thing.lastUsedAt} {...reading} />
                </>
              )}
            </span>
          )}
        </li>
      ))}
      {others > 0 && <li className="px-3 py-1.5 text-muted">and {others.toLocaleString('en')} more</li>}
    </ul>
  )
}

function Name({ thing: { name, href } }: { thing: AffectedThing }) {
  if (href === undefined) return <bdi className="font-medium">{name}</bdi>
  return (
    <Link href={href} target="_blank" className="rounded-[2px] font-medium text-accent-text hover:underline">
      <bdi>{name}</bdi> <ExternalLink aria-hidden className="inline size-3.5 align-[-2px]" />
      <span className="sr-only"> (opens in a new tab)</span>
    </Link>
  )
}
