import { CannotStart, isDevelopment, readConfig } from '@/lib/config'
import { endOnBugs, openLog, print } from './log'
import { startServer, type RunningServer, type Surroundings } from './start-server'

/** EX_TEMPFAIL of sysexits.h: ended in order, but the database could not be reached to write what was in memory. */
const lossExitCode = 75

/** The whole process: serves until it is told to stop, or says why it cannot start and ends. */
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
            if (losses.uses + losses.credentials === 0) {
              log.info('stopped')
              process.exit(0)
            }
            log.error(losses, 'stopped; what was only in memory could not be written, and is lost')
            process.exit(lossExitCode)
          },
          (error: unknown) => {
            log.error({ err: error }, 'did not stop in order')
            process.exit(1)
          },
        )
      })
    }

    // Not before it can be stopped in order: whoever reads this may do so at once.
    log.info({ address, url: config.publicUrl }, `Keyturn is ready at ${config.publicUrl}`)
    // A secret: it has no place in the log.
    if (setupLink) print(`Set up the first administrator: ${setupLink}`)
    return running
  } catch (error) {
    // What is no reason of ours is a bug, and comes with its stack.
    const text = error instanceof CannotStart ? error.message : (error as Error).stack
    process.stderr.write(`${text}\n`)
    return process.exit(1)
  }
}
