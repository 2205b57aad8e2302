import type { Logger } from 'pino'
import type { DatabaseHealth } from '@/lib/store/database'
import { minute } from '@/lib/domain/time'

export type Outage = ReturnType<typeof reportOutages>

/** Milliseconds between two lines about the same trouble. */
const pause = minute

/** Milliseconds after an outage in which the last connections may find out that they died in it. */
const aftermath = 10_000

/**
 * Says in the log that the database cannot be reached: when it begins, every minute with how much could not be done meanwhile, and
 * when it is over. What fails for that reason is counted and not written down one by one.
 */
export function reportOutages(health: DatabaseHealth, log: Logger) {
  let failures = 0
  let since = Date.now()
  let backSince = -aftermath
  let timer: NodeJS.Timeout | undefined
  /** What failed while nobody knew yet why. */
  let unexplained: (() => void)[] = []
  const isAftermath = () => performance.now() - backSince < aftermath
  const seconds = () => Math.round((Date.now() - since) / 1000)

  health.listen({
    gone(error) {
      since = Date.now()
      failures = unexplained.length
      unexplained = []
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
      backSince = performance.now()
      log.warn({ failures, seconds: seconds() }, 'the database can be reached again')
    },
    unfounded(reason) {
      if (reason !== undefined && !isAftermath())
        log.warn({ err: reason }, 'a connection to the database was lost; others can be made')
      for (const tell of unexplained.splice(0)) tell()
    },
  })

  /** Tells of a failure, unless the database is away; while it is being looked for, afterwards. */
  function tellUnlessAway(tell: () => void): void {
    if (health.isAway()) failures++
    else if (health.isTroubled()) unexplained.push(tell)
    else tell()
  }

  const tellOfMachines = sparingly((error, more) =>
    log.error({ err: error, more }, 'machines were answered that they cannot be served now'),
  )

  return {
    isAway: health.isAway,
    isTroubled: health.isTroubled,
    isFailing: health.isFailing,
    tellUnlessAway,

    /** What is tried again by itself could not be done. */
    failed: (what: string, error: unknown) => tellUnlessAway(() => log.error({ err: error }, what)),

    /** A machine could not be answered. */
    unavailable: (error: unknown) => tellUnlessAway(() => tellOfMachines(error)),

    /** The connection broke on which changes of other processes are heard. */
    feedLost(error: unknown): void {
      health.suspect()
      if (isAftermath()) return
      tellUnlessAway(() =>
        log.warn(
          { err: error },
          'changes of other processes may be missed; reading the database instead of memory',
        ),
      )
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
