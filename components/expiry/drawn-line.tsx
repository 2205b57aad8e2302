import { Link } from '@/components/ui/link'
import { tooltip } from '@/components/ui/tooltip'
import type { LaidOutLine, LineMark } from './line-marks'
import { labelInset, markSize } from './line-layout'
import { MarkShape } from './mark-shape'

interface DrawnLineProps {
  line: LaidOutLine
  /** The width for which it was laid out. It may be drawn wider. */
  width: number
  className: string
}

/** The height of a row of labels. Pixels. */
const rowHeight = 22

/** The line with its marks, each a link. Positions are parts of the width, so that marks only move apart when it grows. */
export function DrawnLine({ line, width, className }: DrawnLineProps) {
  const { marks, rows, todayX, soonX, ticks, monthXs } = line
  const at = (x: number) => `${(x / width) * 100}%`
  const axis = rows * rowHeight + markSize / 2 + 6
  return (
    <div className={`relative ${className}`} style={{ height: axis + 40 }}>
      <div aria-hidden>
        <span className="absolute inset-x-0 border-t border-border-input" style={{ top: axis }} />
        <span
          className="absolute h-2.5 -translate-y-1/2 rounded-full border border-warning/40 bg-warning-tint"
          style={{ top: axis, left: at(todayX), width: at(soonX - todayX) }}
        />
        {monthXs.map((x) => (
          <span
            key={x}
            className="absolute h-2.5 border-l border-border-input"
            style={{ top: axis, left: at(x) }}
          />
        ))}
        <span
          className="absolute -translate-x-1/2 border-l-2 border-text"
          style={{ top: axis - 14, height: 28, left: at(todayX) }}
        />
        {ticks.map(({ x, text, isToday }) => (
          <span
            key={text}
            className={`absolute -translate-x-1/2 text-small whitespace-nowrap ${isToday ? 'font-semibold' : 'text-muted'}`}
            style={{ top: axis + 20, left: at(x) }}
          >
            {text}
          </span>
        ))}
      </div>
      <ol>
        {marks.map((mark) => (
          <li key={mark.href}>
            <Mark mark={mark} axis={axis} left={at(mark.x)} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Mark({ mark, axis, left }: { mark: LineMark; axis: number; left: string }) {
  const { look, count, label, placed, sentence, href } = mark
  return (
    <Link
      href={href}
      aria-label={sentence}
      {...tooltip(sentence)}
      className="group absolute flex size-6 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full hover:z-1 focus-visible:z-1"
      style={{ left, top: axis }}
    >
      {placed && (
        <>
          {placed.row > 0 && (
            <span
              aria-hidden
              className="absolute left-1/2 border-l border-border-input"
              style={{ bottom: markSize - 3, height: placed.row * rowHeight + 2 }}
            />
          )}
          <span
            className={`absolute truncate text-small group-hover:underline ${placed.side === 'start' ? 'left-1/2 text-left' : 'right-1/2 text-right'} ${look === 'retiresInUse' || look === 'soon' ? 'font-medium text-warning' : look === 'expired' ? 'font-medium text-danger' : 'text-text'}`}
            style={{
              bottom: markSize + placed.row * rowHeight,
              maxWidth: placed.width,
              [placed.side === 'start' ? 'marginLeft' : 'marginRight']: -labelInset,
            }}
          >
            <bdi>{label}</bdi>
          </span>
        </>
      )}
      <MarkShape look={look} count={count} />
    </Link>
  )
}
