import { absoluteTime, relativeTime } from './time-format'
import { tooltip } from './tooltip'

interface TimeProps {
  /** The time, ISO 8601. */
  value: string
  /** The time of rendering on the server, ISO 8601, so that server and browser render the same text. */
  now: string
  /** IANA name of the person's time zone. */
  timeZone: string
}

/** A relative time. Shows the exact time with its zone on hover and focus. */
export function Time({ value, now, timeZone }: TimeProps) {
  const moment = new Date(value)
  const absolute = absoluteTime(moment, timeZone)
  return (
    <time
      dateTime={value}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus shows the exact moment
      tabIndex={0}
      aria-description={absolute}
      className="rounded-[2px] whitespace-nowrap"
      {...tooltip(absolute, { openOnPress: true })}
    >
      {relativeTime(moment, new Date(now))}
    </time>
  )
}

/** A relative time, or "Never". */
export function TimeOrNever({ value, ...reading }: Omit<TimeProps, 'value'> & { value: string | null }) {
  return value === null ? 'Never' : <Time value={value} {...reading} />
}
