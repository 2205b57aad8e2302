import { pino, type Logger } from 'pino'
import type { Config } from '@/lib/config'

/** JSON lines on standard output. Written at once: the last one before an end is there too. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
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
