import { pino, type Logger } from 'pino'
import type { Config } from '@/lib/config'

/** Standard output. The rest of the log is flushed when the process ends. */
const output = pino.destination({ dest: 1, sync: false })

/** The log: JSON lines on standard output, including the last one before the process ends. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, output)
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
