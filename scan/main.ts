// npm run scan -- PATH...: finds Keyturn secrets in files and in Git history. Needs neither configuration nor database nor network.
import { longestFoundIn } from '@/lib/domain/report-limits'
import { CannotScan } from './cannot-scan'
import { counted, lineOf, summaryOf } from './lines'
import { readOptions } from './options'
import { Outcome } from './outcome'
import { printable } from './printable'
import { report } from './report'
import { scanPaths, scanStagedIn } from './scan'

const complain = (message: string) => console.error(message)

/** @returns the exit code */
async function scan(args: string[]): Promise<number> {
  const options = readOptions(args)
  const outcome = new Outcome(complain)
  const names = options.staged
    ? await scanStagedIn(options.paths, outcome)
    : await scanPaths(options.paths, options, outcome)
  for (const finding of outcome.findings) console.log(lineOf(finding, names))
  console.log(summaryOf(outcome, options))
  if (options.report) {
    // A one-time link is nothing that a report can end.
    const secrets = outcome.findings
      .filter(({ kind }) => kind !== 'one_time_link')
      .map(({ secret }) => secret)
    const { address, source, revoke } = options.report
    const found = source ?? printable(`npm run scan of ${options.paths.join(', ')}`).slice(0, longestFoundIn)
    await report({ address, secrets, source: found, revoke }, complain)
    console.log(
      secrets.length === 0
        ? 'There is nothing to report.'
        : `Reported ${counted(secrets.length, 'secret')} to ${address.host}. The answer does not say whether ${secrets.length === 1 ? 'it exists' : 'they exist'}.`,
    )
  }
  if (outcome.findings.length > 0) return 1
  return outcome.problems > 0 ? 2 : 0
}

try {
  process.exitCode = await scan(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof CannotScan ? error.message : error)
  process.exitCode = 2
}
