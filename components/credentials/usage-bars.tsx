import type { UsageCounts } from './usage-view'

interface UsageBarsProps {
  days: readonly UsageCounts[]
  /** The height of the picture, the width of a bar and the gap between bars, in pixels. */
  height: number
  bar: number
  gap: number
  /** The numbers as text, for people who cannot see it. */
  label: string
}

/** The smallest visible height. */
const least = 2

/** Usage as a bar per day: allowed, with denied in red on top. A day without usage has a mark. */
export function UsageBars({ days, height, bar, gap, label }: UsageBarsProps) {
  const width = days.length * (bar + gap) - gap
  const most = Math.max(1, ...days.map((day) => day.allowed + day.denied))
  const tall = (count: number) => (count === 0 ? 0 : Math.max(least, (count / most) * (height - least)))

  /** Draws all bars of one colour as one shape, because a list has hundreds. */
  function bars(of: (day: UsageCounts) => [from: number, length: number]): string {
    const shapes = days.map((day, index) => {
      const [from, length] = of(day)
      if (length === 0) return ''
      return `M${index * (bar + gap)} ${rounded(height - from)}v${rounded(-length)}h${bar}v${rounded(length)}z`
    })
    return shapes.join('')
  }

  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <path d={bars((day) => [0, tall(day.allowed)])} className="fill-series" />
      <path d={bars((day) => [tall(day.allowed), tall(day.denied)])} className="fill-danger" />
      <path d={bars((day) => [0, day.allowed + day.denied === 0 ? 1 : 0])} className="fill-border-input" />
    </svg>
  )
}

/** In tenths of a pixel. */
const rounded = (pixels: number) => Math.round(pixels * 10) / 10
