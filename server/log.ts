import { pino, type Logger } from 'pino'
import type { Config } from '@/lib/config'

/** Standard output. What is still to be written when the process ends is written then. */
const output = pino.destination({ dest: 1, sync: false })

/** JSON lines on standard output, to the last one before an end. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, output)
}

/** A plain line for a person, after those of the log before it, at whichever level that is. */
export function print(line: string): void {
  output.write(`${line}\n`)
}

/** EX_SOFTWARE of sysexits.h: an error of the program itself. */
const bugExitCode = 70

/**
 * Ends the process with a line in the log and a code of its own when something is thrown that nobody catches: what it holds in
 * memory may be wrong from then on.
 */
export function endOnBugs(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught ended the process')
    process.exit(bugExitCode)
  })
}
