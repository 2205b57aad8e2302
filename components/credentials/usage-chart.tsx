import type { ReactNode } from 'react'
import { ArrowWalk } from '@/components/ui/arrow-walk'
import { tooltip } from '@/components/ui/tooltip'
import { scaleTicks, shortNumber } from './usage-scale'
import { countsInWords, type UsageCounts } from './usage-view'

/** The usage in one stretch of time. */
export interface UsageBar extends UsageCounts {
  /** The time in words, as in "10:00 to 11:00". */
  name: string
  /** What stands below it. Only some bars have it. */
  mark?: string | undefined
}

interface UsageChartProps {
  /** What it shows. */
  label: string
  bars: readonly UsageBar[]
  /** The height of the bars in pixels. */
  height: number
  /** The heading of the first column of the table. */
  unit: string
  /** Between the chart and its table. */
  children?: ReactNode
}

/** The smallest visible height of a bar, and the space above the highest one, in pixels. */
const least = 2
const space = 6
/** The part of its place that a bar fills. */
const filled = 0.72

/**
 * Usage over time as bars: allowed, with denied in red on top, with a scale, and a table of the numbers behind it. Hovering over
 * a bar or focusing it shows its numbers; the arrow keys go from bar to bar.
 */
export function UsageChart({ label, bars, height, unit, children }: UsageChartProps) {
  const ticks = scaleTicks(Math.max(...bars.map(({ allowed, denied }) => allowed + denied), 0))
  const top = ticks.at(-1) ?? 1
  const tall = (count: number) => (count === 0 ? 0 : Math.max(least, (count / top) * height))
  const percent = (index: number) => `${(index / bars.length) * 100}%`
  const floor = height + space
  return (
    <>
      <ArrowWalk label={label} className="pl-9">
        <svg role="none" width="100%" height={floor + 22} className="block overflow-visible">
          <g aria-hidden className="fill-muted text-small">
            {ticks.map((tick) => {
              const y = floor - (tick / top) * height
              return (
                <g key={tick}>
                  <line x1="0" x2="100%" y1={y} y2={y} className="stroke-border" />
                  <text x="-8" y={y} dy="0.32em" textAnchor="end">
                    {shortNumber(tick)}
                  </text>
                </g>
              )
            })}
          </g>
          {bars.map((bar, index) => {
            const { name, allowed, denied } = bar
            const text = `${name}: ${countsInWords(bar)}`
            const shape = { x: percent(index + (1 - filled) / 2), width: percent(filled), rx: 2 }
            const [low, high] = [tall(allowed), tall(denied)]
            return (
              <g key={name}>
                <rect
                  role="img"
                  aria-label={text}
                  tabIndex={index === bars.length - 1 ? 0 : -1}
                  data-stop=""
                  x={percent(index)}
                  width={percent(1)}
                  height={floor}
                  className="fill-transparent hover:fill-hover focus-visible:fill-hover"
                  {...tooltip(text, { openOnPress: true })}
                />
                {low > 0 && (
                  <rect {...shape} y={floor - low} height={low} className="pointer-events-none fill-series" />
                )}
                {high > 0 && (
                  <rect
                    {...shape}
                    y={floor - low - high}
                    height={high}
                    className="pointer-events-none fill-danger stroke-surface"
                  />
                )}
              </g>
            )
          })}
          <g aria-hidden className="fill-muted text-small">
            {bars.map(({ name, mark }, index) => {
              const isLast = index === bars.length - 1
              return (
                mark && (
                  <text
                    key={name}
                    x={isLast ? '100%' : percent(index + (1 - filled) / 2)}
                    y={floor + 18}
                    textAnchor={isLast ? 'end' : 'start'}
                  >
                    {mark}
                  </text>
                )
              )
            })}
          </g>
        </svg>
      </ArrowWalk>
      {children}
      <UsageTable label={label} bars={bars} unit={unit} />
    </>
  )
}

function UsageTable({ label, bars, unit }: Pick<UsageChartProps, 'label' | 'bars' | 'unit'>) {
  const used = bars.filter(({ allowed, denied }) => allowed + denied > 0)
  if (used.length === 0) return null
  return (
    <details className="mt-1 text-small">
      <summary className="w-fit cursor-pointer rounded-control py-1 text-accent-text hover:underline">
        Show as table
      </summary>
      <table className="mt-1 w-full">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 text-left font-medium">
              {unit}
            </th>
            <th scope="col" className="text-right font-medium">
              Allowed
            </th>
            <th scope="col" className="text-right font-medium">
              Denied
            </th>
          </tr>
        </thead>
        <tbody>
          {used.toReversed().map(({ name, allowed, denied }) => (
            <tr key={name} className="border-t">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              <td className="text-right">{allowed.toLocaleString('en')}</td>
              <td className={`text-right ${denied > 0 ? 'text-danger' : 'text-muted'}`}>
                {denied.toLocaleString('en')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
