const hour = 60 * 60 * 1000

/** An hour in words. */
export interface HourName {
  /** When it begins: "10:00". */
  from: string
  /** When it ends; null if it has not. */
  until: string | null
}

/**
 * Hours in words, in the time zone of the reader. If the clocks change meanwhile, the offset tells apart hours with the same name:
 * "02:00 GMT+2".
 */
export function hourNames(starts: readonly Date[], timeZone: string, now: Date): HourName[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  })
  const edges = [...starts, ...starts.map(endOf)].map((moment) => format.format(moment).split(' '))
  const isOneOffset = new Set(edges.map(([, offset]) => offset)).size === 1
  const inWords = (moment: Date) => {
    const [clock = '', offset] = format.format(moment).split(' ')
    return isOneOffset ? clock : `${clock} ${offset}`
  }
  return starts.map((start) => ({
    from: inWords(start),
    until: endOf(start) > now ? null : inWords(endOf(start)),
  }))
}

const endOf = (start: Date) => new Date(start.getTime() + hour)
