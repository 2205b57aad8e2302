import { CannotStart, isDevelopment, readConfig } from '@/lib/config'
import { endOnBugs, openLog, print } from './log'
import { startServer, type RunningServer, type Surroundings } from './start-server'

/** EX_TEMPFAIL of sysexits.h: stopped cleanly, but the database was unreachable, so data in memory could not be written. */
const lossExitCode = 75

/** Runs the whole process: serves until a signal stops it, or says why it cannot start and ends. */
export async function serve(
  surroundings: Pick<Surroundings, 'clock' | 'passwordCost'>,
): Promise<RunningServer> {
  try {
    const config = readConfig()
    const log = openLog(config)
    endOnBugs(log)
    const running = await startServer(config, {
      ...surroundings,
      dev: isDevelopment,
      log,
    })
    const { address, setupLink, stop } = running
    let stopping = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (stopping) return
        stopping = true
        log.info({ signal }, 'stopping')
        stop().then(
          (losses) => {
            if (Object.values(losses).every((lost) => lost === 0)) {
              log.info('stopped')
              process.exit(0)
            }
            log.error(losses, 'stopped; data in memory could not be written and is lost')
            process.exit(lossExitCode)
          },
          (error: unknown) => {
            log.error({ err: error }, 'could not stop cleanly')
            process.exit(1)
          },
        )
      })
    }

    // Logged only when the process can be stopped cleanly, because a reader of this line may do so at once.
    log.info({ address, url: config.publicUrl }, `Keyturn is ready at ${config.publicUrl}`)
    // The link is a secret, so it is not logged.
    if (setupLink) print(`Set up the first administrator: ${setupLink}`)
    return running
  } catch (error) {
    // Any other error is a bug, and is shown with its stack.
    const text = error instanceof CannotStart ? error.message : (error as Error).stack
    process.stderr.write(`${text}\n`)
    return process.exit(1)
  }
}
