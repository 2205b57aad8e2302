import type { Logger } from 'pino'
import type { DatabaseHealth } from '@/lib/store/database'

export type Outage = ReturnType<typeof reportOutages>

/** Milliseconds between two lines about the same trouble. */
const pause = 60_000

/**
 * Says in the log that the database cannot be reached: when it begins, every minute with how much could not be done meanwhile, and
 * when it is over. What fails for that reason is counted and not written down one by one.
 */
export function reportOutages(health: DatabaseHealth, log: Logger) {
  let failures = 0
  let since = Date.now()
  let timer: NodeJS.Timeout | undefined
  let feedError: unknown = null
  const seconds = () => Math.round((Date.now() - since) / 1000)

  health.listen({
    gone(error) {
      since = Date.now()
      feedError = null
      log.error(
        { reason: reasonOf(error) },
        'the database cannot be reached; it is tried again twice a second',
      )
      timer = setInterval(
        () => log.error({ failures, seconds: seconds() }, 'the database still cannot be reached'),
        pause,
      ).unref()
    },
    back() {
      clearInterval(timer)
      log.warn({ failures, seconds: seconds() }, 'the database can be reached again')
      failures = 0
    },
    unfounded() {
      if (feedError !== null) tellOfFeed(feedError)
      feedError = null
    },
  })

  function tellOfFeed(error: unknown): void {
    log.warn(
      { err: error },
      'changes of other processes may be missed; reading the database instead of memory',
    )
  }

  /** Whether something failed because the database is away; then it is counted. */
  function excuses(): boolean {
    if (!health.isAway()) return false
    failures++
    return true
  }

  const tellOfMachines = sparingly((error, more) =>
    log.error({ err: error, more }, 'machines were answered that they cannot be served now'),
  )

  return {
    excuses,
    /** Whether it cannot be reached now. */
    isAway: health.isAway,
    isTroubled: health.isTroubled,

    /** What is tried again by itself could not be done. */
    failed(what: string, error: unknown): void {
      if (!excuses()) log.error({ err: error }, what)
    },

    /** A machine could not be answered. */
    unavailable(error: unknown): void {
      if (!excuses()) tellOfMachines(error)
    },

    /** The connection broke on which changes of other processes are heard. */
    feedLost(error: unknown): void {
      if (health.isAway()) return
      feedError = error
      health.suspect()
    },
  }
}

/** Tells the first at once, and of those that come within the next minute how many there were. */
function sparingly(tell: (error: unknown, more: number) => void) {
  let next = 0
  let more = 0
  return (error: unknown): void => {
    more++
    if (Date.now() < next) return
    tell(error, more - 1)
    next = Date.now() + pause
    more = 0
  }
}

/** For a name with several addresses Node collects one error for each, and says nothing above them. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
