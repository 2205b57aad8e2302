import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link'

/** The width of the table, not of the window, from which a column of this priority is shown. Spelled out for Tailwind. */
const shownFrom = {
  1: '',
  2: 'hidden @min-[580px]:table-cell',
  3: 'hidden @min-[690px]:table-cell',
  4: 'hidden @min-[820px]:table-cell',
  5: 'hidden @min-[890px]:table-cell',
  6: 'hidden @min-[980px]:table-cell',
  7: 'hidden @min-[1070px]:table-cell',
  8: 'hidden @min-[1150px]:table-cell',
  9: 'hidden @min-[1250px]:table-cell',
}

interface Column {
  /** 1 (the default) always stays; the higher, the sooner it is dropped. The same on the header cell and its cells. */
  priority?: keyof typeof shownFrom
  align?: 'start' | 'end'
}

interface TableProps {
  /** What the table lists, for assistive technology. */
  label: string
  /** `TableHead` and a `<tbody>` of `Row`s. */
  children: ReactNode
}

/** A table whose less important columns give way when it gets narrow. */
export function Table({ label, children }: TableProps) {
  return (
    <div className="@container rounded-surface border bg-surface max-sm:overflow-x-auto">
      <table className="w-full [--cell-edge:8px] [--cell:6px] @min-[400px]:[--cell-edge:16px] @min-[400px]:[--cell:8px] border-separate border-spacing-0">
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  )
}

/** The header row, which stays in sight under the frame's header (or at the top of a dialog). */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  )
}

export interface HeaderCellProps extends Column, Omit<ComponentProps<'th'>, 'align' | 'scope'> {
  /** Makes the header a link that sorts: where it leads, and how the column is sorted now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' }
}

const sortIcons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }

/** The head of a column. */
export function HeaderCell({
  priority = 1,
  align = 'start',
  sort,
  className = '',
  children,
  ...rest
}: HeaderCellProps) {
  const SortIcon = sort && sortIcons[sort.direction]
  return (
    <th
      {...rest}
      scope="col"
      aria-sort={sort && sort.direction !== 'none' ? sort.direction : undefined}
      className={`top-(--sticky-top,var(--spacing-header)) z-1 h-9 sm:sticky border-b bg-surface px-(--cell) text-small font-medium whitespace-nowrap text-muted first:rounded-tl-surface first:pl-(--cell-edge) last:rounded-tr-surface last:pr-(--cell-edge) ${align === 'end' ? 'text-right' : 'text-left'} ${shownFrom[priority]} ${className}`}
    >
      {sort && SortIcon ? (
        <Link
          href={sort.href}
          scroll={false}
          className="inline-flex min-h-6 items-center gap-1 rounded-control hover:text-text"
        >
          {children}
          <SortIcon className={`size-3.5 ${sort.direction === 'none' ? 'opacity-60' : 'text-text'}`} />
        </Link>
      ) : (
        children
      )}
    </th>
  )
}

interface RowProps extends ComponentProps<'tr'> {
  /** Marked, because it is ticked or its details are open. */
  selected?: boolean
}

/** One row, 44 high at least. */
export function Row({ selected = false, className = '', ...rest }: RowProps) {
  return <tr {...rest} data-selected={selected || undefined} className={`row ${className}`} />
}

interface CellProps extends Column, Omit<ComponentProps<'td'>, 'align' | 'scope'> {
  /** The cell that names its row: it takes the width that is left, and its text is cut rather than the table widened. */
  rowHeader?: boolean
}

/** One value. It stays on one line. */
export function Cell({
  priority = 1,
  align = 'start',
  rowHeader = false,
  className = '',
  ...rest
}: CellProps) {
  const look = `cell ${align === 'end' ? 'text-right' : ''} ${shownFrom[priority]} ${className}`
  return rowHeader ? (
    <th
      {...rest}
      scope="row"
      className={`${look} w-full max-w-0 min-w-16 @min-[400px]:min-w-28 @min-[560px]:min-w-32`}
    />
  ) : (
    <td {...rest} className={look} />
  )
}
