import { pino, type Logger } from 'pino'
import type { Config } from '@/lib/config'

/** How many bytes wait for a reader of standard output that is slow or has stopped. Further lines are dropped and counted. */
const mostWaiting = 16 * 1024 * 1024

/** Standard output. The rest of the log is flushed when the process ends. */
const output = pino.destination({ dest: 1, sync: false, maxLength: mostWaiting })

/** The log: JSON lines on standard output, including the last one before the process ends. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const log = pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, output)
  let dropped = 0
  output.on('drop', () => dropped++)
  output.on('drain', () => {
    if (dropped > 0)
      log.error({ lines: dropped }, 'lines of the log were dropped, because standard output was not read')
    dropped = 0
  })
  return log
}

/** Prints a plain line for a person after the preceding lines of the log, whatever the log level. */
export function print(line: string): void {
  output.write(`${line}\n`)
}

/** EX_SOFTWARE of sysexits.h: an error of the program itself. */
const bugExitCode = 70

/**
 * Ends the process on an uncaught error, with a line in the log and a distinct exit code, because its memory may be
 * inconsistent from then on.
 */
export function endOnBugs(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an uncaught error ended the process')
    process.exit(bugExitCode)
  })
}
