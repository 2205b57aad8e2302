import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'

/** The width of the table (not the window) from which a column of this priority is shown. Spelled out for Tailwind. */
const shownFrom = {
  1: '',
  2: 'hidden @min-[580px]:table-cell',
  3: 'hidden @min-[690px]:table-cell',
  4: 'hidden @min-[820px]:table-cell',
  5: 'hidden @min-[890px]:table-cell',
  6: 'hidden @min-[960px]:table-cell',
  7: 'hidden @min-[1070px]:table-cell',
  8: 'hidden @min-[1150px]:table-cell',
  9: 'hidden @min-[1250px]:table-cell',
}

/** How a column can be sorted: the address of the sorted list, and the current order. */
export interface Sort {
  href: string
  direction: 'ascending' | 'descending' | 'none'
}

/** One of several labels in a heading, if the cells show more than one value. */
interface Label {
  text: string
  sort?: Sort
  /** Classes, for a label of what only a wide table shows. */
  look?: string
}

export interface Column<Item> {
  /** The heading, unless `head` or `labels` is set. */
  name: string
  head?: ReactNode
  labels?: readonly Label[]
  /** 1 (the default) is always shown; the higher the number, the earlier a narrow table drops the column. */
  priority?: keyof typeof shownFrom
  align?: 'start' | 'end'
  /** Classes of its cells. */
  look?: string
  /** Classes of its heading. */
  headLook?: string
  /** Whether it names its row. Unless it wraps, it takes the remaining width, and long text is truncated. */
  rowHeader?: boolean
  /** Whether its text wraps. The column grows with its content while there is room. */
  wraps?: boolean
  /** What a row header is called beside the other cells of its row, if it has more than that in it. */
  abbr?: (item: Item) => string
  /** The full text of a truncated cell, shown on hover. */
  title?: (item: Item) => string
  /** Renders the value. */
  render: (item: Item) => ReactNode
}

/** Rows below a heading of their own. */
interface RowGroup<Item> {
  key: string
  heading: ReactNode
  items: readonly Item[]
  /** Shown instead of rows. */
  none: ReactNode
}

interface TableProps<Item> {
  /** The name of the table, for assistive technology. */
  label: string
  columns: Column<Item>[]
  /** The actions for each row, in the last column. */
  renderActions?: (item: Item) => ReactNode
  items: readonly Item[]
  /** The same items in groups, each below a heading. */
  groups?: readonly RowGroup<Item>[]
  keyOf: (item: Item) => string | number
  /** Whether a single column besides the actions is left when it is narrow. Its heading is then only read out there. */
  hasLoneHeading?: boolean
  /** The row to mark, because its details are open. */
  selectedKey?: string | undefined
}

/** A table that drops less important columns when it is narrow. Its headings stay visible below the header of the page. */
export function Table<Item>(props: TableProps<Item>) {
  const { label, renderActions, items, groups, keyOf, hasLoneHeading = false, selectedKey } = props
  const columns = renderActions
    ? [...props.columns, { ...actionsColumn, render: renderActions }]
    : props.columns
  const rowsOf = (shown: readonly Item[]) =>
    shown.map((item) => (
      <tr key={keyOf(item)} data-selected={keyOf(item) === selectedKey || undefined} className="row">
        {columns.map((column) => (
          <Cell key={column.name} column={column} item={item} />
        ))}
      </tr>
    ))
  return (
    <div className="@container rounded-surface border bg-surface max-sm:overflow-x-auto">
      <table className="w-full [--cell-edge:8px] [--cell:6px] @min-[400px]:[--cell-edge:16px] @min-[400px]:[--cell:8px] border-separate border-spacing-0">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.name} column={column} isLone={hasLoneHeading} />
            ))}
          </tr>
        </thead>
        {groups?.map(({ key, heading, items: own, none }, index) => (
          <tbody key={key}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length}
                className={`max-w-0 border-b bg-background px-(--cell-edge) py-1 text-left font-semibold ${index > 0 ? 'border-t' : hasLoneHeading ? '@max-[580px]:rounded-t-surface' : ''}`}
              >
                {heading}
              </th>
            </tr>
            {own.length > 0 ? (
              rowsOf(own)
            ) : (
              <tr>
                <td colSpan={columns.length} className="px-(--cell-edge) py-2.5 text-muted">
                  {none}
                </td>
              </tr>
            )}
          </tbody>
        )) ?? <tbody>{rowsOf(items)}</tbody>}
      </table>
    </div>
  )
}

interface RowTitleProps {
  title: ReactNode
  /** A smaller line below it. */
  note?: ReactNode
}

/** The name of a row, in its row header. */
export function RowTitle({ title, note }: RowTitleProps) {
  return (
    <>
      <span className="block truncate font-medium">
        <bdi>{title}</bdi>
      </span>
      {note && <span className="block truncate text-small text-muted">{note}</span>}
    </>
  )
}

const actionsColumn = {
  name: 'Actions',
  head: <span className="sr-only">Actions</span>,
  align: 'end',
} as const

function Head<Item>({ column, isLone }: { column: Column<Item>; isLone: boolean }) {
  const {
    name,
    head = name,
    labels,
    priority = 1,
    align,
    headLook = '',
    wraps = labels !== undefined,
  } = column
  const sorted = labels?.find(({ sort }) => sort && sort.direction !== 'none')
  return (
    <th
      scope="col"
      aria-sort={sorted?.sort?.direction}
      className={`top-(--sticky-top,var(--below-frame)) z-1 h-9 sm:sticky border-b bg-surface px-(--cell) text-small font-medium text-muted first:rounded-tl-surface first:pl-(--cell-edge) last:rounded-tr-surface last:pr-(--cell-edge) ${wraps ? '@min-[1400px]:whitespace-nowrap' : 'whitespace-nowrap'} ${align === 'end' ? 'text-right' : 'text-left'} ${shownFrom[priority]} ${headLook} ${isLone ? '@max-[580px]:h-0 @max-[580px]:border-b-0' : ''}`}
    >
      {labels?.map((label, index) => (
        <span key={label.text} className={label.look}>
          {index > 0 && ' · '}
          <HeadLabel label={label} isOneOfSeveral={labels.length > 1} />
        </span>
      )) ?? (isLone ? <span className="@max-[580px]:sr-only">{head}</span> : head)}
    </th>
  )
}

interface HeadLabelProps {
  label: Label
  /** Whether `aria-sort` of the heading does not say which label it means. */
  isOneOfSeveral: boolean
}

function HeadLabel({ label: { text, sort }, isOneOfSeveral }: HeadLabelProps) {
  if (!sort) return <span className="whitespace-nowrap">{text}</span>
  const { href, direction } = sort
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <Link
      href={href}
      scroll={false}
      className={`inline-flex min-h-6 items-center gap-0.5 rounded-control whitespace-nowrap hover:text-text ${direction === 'none' ? 'underline decoration-dotted underline-offset-4' : 'text-text'}`}
    >
      {text}
      {direction !== 'none' && (
        <>
          <Arrow className="size-3.5" />
          {isOneOfSeveral && <span className="sr-only"> sorted {direction}</span>}
        </>
      )}
    </Link>
  )
}

function Cell<Item>({ column, item }: { column: Column<Item>; item: Item }) {
  const { priority = 1, align, look = '', rowHeader = false, wraps = false, abbr, title, render } = column
  const classes = `cell ${wraps ? 'cell-wraps' : ''} ${align === 'end' ? 'text-right' : ''} ${shownFrom[priority]} ${look}`
  const width = wraps ? '' : 'w-full max-w-0 min-w-16 @min-[400px]:min-w-28 @min-[560px]:min-w-32'
  return rowHeader ? (
    <th scope="row" abbr={abbr?.(item)} title={title?.(item)} className={`${classes} ${width}`}>
      {render(item)}
    </th>
  ) : (
    <td title={title?.(item)} className={classes}>
      {render(item)}
    </td>
  )
}
