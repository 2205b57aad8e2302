import type { DayOfUsage } from '@/lib/domain/usage-days'

interface UsageBarsProps {
  days: readonly DayOfUsage[]
  /** In pixels, of the whole and between two bars. */
  height: number
  bar: number
  gap: number
  /** Its numbers, for those who cannot see it; absent where they stand beside it. */
  label?: string
  className?: string
}

/** The least that can be seen. */
const least = 2

/** Usage as a bar a day, drawn on the server: allowed, and denied in red on top of it. A day without any has a mark. */
export function UsageBars({ days, height, bar, gap, label, className }: UsageBarsProps) {
  const width = days.length * (bar + gap) - gap
  const most = Math.max(1, ...days.map((day) => day.allowed + day.denied))
  const tall = (count: number) => (count === 0 ? 0 : Math.max(least, (count / most) * (height - least)))
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={className}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {days.map((day, index) => {
        const [allowed, denied] = [tall(day.allowed), tall(day.denied)]
        const x = index * (bar + gap)
        return (
          <g key={day.date}>
            {allowed + denied === 0 && (
              <rect x={x} y={height - 1} width={bar} height={1} className="fill-border-input" />
            )}
            <rect x={x} y={height - allowed} width={bar} height={allowed} className="fill-muted" />
            <rect x={x} y={height - allowed - denied} width={bar} height={denied} className="fill-danger" />
          </g>
        )
      })}
    </svg>
  )
}
