import type { Logger } from 'pino'
import type { DatabaseHealth } from '@/lib/store/database'
import { minute } from '@/lib/domain/time'

export type Outage = ReturnType<typeof reportOutages>

/** Milliseconds between two lines about the same problem. */
const pause = minute

/** How many failures wait for their cause to be known. Further ones are not reported. */
const mostUnexplained = 1_000

/** Milliseconds after an outage in which the last dead connections may be discovered. */
const aftermath = 10_000

/**
 * Logs that the database is unreachable: at the beginning, every minute with the number of failures, and at the end.
 * Failures with that cause are counted instead of logged one by one.
 */
export function reportOutages(health: DatabaseHealth, log: Logger) {
  let failures = 0
  let since = Date.now()
  let backSince = -aftermath
  let timer: NodeJS.Timeout | undefined
  /** Failures whose cause is not known yet. */
  let unexplained: (() => void)[] = []
  const isAftermath = () => performance.now() - backSince < aftermath
  const seconds = () => Math.round((Date.now() - since) / 1000)

  health.listen({
    gone(error) {
      since = Date.now()
      failures = unexplained.length
      unexplained = []
      log.error({ reason: reasonOf(error) }, 'the database is unreachable; trying again twice a second')
      timer = setInterval(
        () => log.error({ failures, seconds: seconds() }, 'the database is still unreachable'),
        pause,
      ).unref()
    },
    back() {
      clearInterval(timer)
      backSince = performance.now()
      log.warn({ failures, seconds: seconds() }, 'the database is reachable again')
    },
    unfounded(reason) {
      if (reason !== undefined && !isAftermath())
        log.warn({ err: reason }, 'a connection to the database was lost; new ones work')
      for (const tell of unexplained.splice(0)) tell()
    },
  })

  /** Reports a failure, unless the database is unreachable. While that is being checked, the report waits. */
  function tellUnlessAway(tell: () => void): void {
    if (health.isAway()) failures++
    else if (!health.isTroubled()) tell()
    else if (unexplained.length < mostUnexplained) unexplained.push(tell)
  }

  const tellOfMachines = sparingly((error, more) =>
    log.error({ err: error, more }, 'requests of machines were answered with 503'),
  )

  const countDropped = counting((dropped) =>
    log.warn({ dropped }, 'more requests of machines were refused in a minute than can be looked up'),
  )

  return {
    isAway: health.isAway,
    isTroubled: health.isTroubled,
    isFailing: health.isFailing,
    tellUnlessAway,

    /** A job failed and will be tried again. */
    failed: (what: string, error: unknown) => tellUnlessAway(() => log.error({ err: error }, what)),

    /** A machine could not be served. */
    unavailable: (error: unknown) => tellUnlessAway(() => tellOfMachines(error)),

    /** A refusal was dropped because too many were waiting to be written. */
    refusalDropped: countDropped,

    /** Refusals were dropped because the database does not accept them. */
    refusalsUnstorable: (error: unknown, dropped: number) =>
      log.error({ err: error, dropped }, 'refusals could not be stored and cannot be looked up'),

    /** The connection that listens for changes by other processes broke. */
    feedLost(error: unknown): void {
      health.suspect()
      if (isAftermath()) return
      tellUnlessAway(() =>
        log.warn(
          { err: error },
          'changes by other processes may be missed; reading the database instead of memory',
        ),
      )
    },
  }
}

/** Reports the first error at once, then at most one a minute with the number of errors in between. */
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

/** Counts from the first for a minute, and then tells the number: the first one alone says nothing. */
function counting(tell: (count: number) => void) {
  let count = 0
  return (): void => {
    count++
    if (count > 1) return
    setTimeout(() => {
      tell(count)
      count = 0
    }, pause).unref()
  }
}

/** For a host with several addresses, Node collects an error for each, without a message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
