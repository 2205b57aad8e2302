import { parseArgs } from 'node:util'
import { longestFoundIn } from '@/lib/domain/report-limits'
import { findSecret } from '@/lib/domain/secret-finding'
import { CannotScan } from './cannot-scan'
import { printable } from './printable'
import { leaksAddress } from './report'

const usage = `Usage: npm run scan -- [OPTION...] PATH...
Finds Keyturn secrets in files, and in the history of the Git repositories among them.

  --no-history      reads files only
  --staged          reads only what is about to be committed to the repository of each PATH
  --report ADDRESS  reports the secrets to the Keyturn at this address
  --source TEXT     where the secrets were found, for the report
  --revoke          with the report, ends the secrets that exist

Exit code: 0 nothing found, 1 secrets found, 2 the scan or the report failed.`

export interface Options {
  paths: string[]
  history: boolean
  staged: boolean
  report: { address: URL; source: string | null; revoke: boolean } | null
}

/** @throws CannotScan if they make no sense */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parsed(args)
  const { report, source, revoke, staged = false } = values
  if (positionals.length === 0 || positionals.includes('')) throw new CannotScan(usage)
  if (staged && values['no-history'])
    throw new CannotScan(
      '--staged reads neither files nor history, so it cannot be combined with --no-history.',
    )
  if (report === undefined && (source !== undefined || revoke))
    throw new CannotScan('--source and --revoke go with --report ADDRESS.')
  if (source !== undefined && findSecret(source)) throw new CannotScan('--source must not contain a secret.')
  if (source !== undefined && source.length > longestFoundIn)
    throw new CannotScan(`--source can have ${longestFoundIn} characters.`)
  return {
    paths: positionals,
    history: !values['no-history'],
    staged,
    report:
      report === undefined
        ? null
        : { address: leaksAddress(report), source: source ?? null, revoke: revoke ?? false },
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'no-history': { type: 'boolean' },
        staged: { type: 'boolean' },
        report: { type: 'string' },
        source: { type: 'string' },
        revoke: { type: 'boolean' },
      },
    })
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ')
    throw new CannotScan(`${printable(problem)}.\n\n${usage}`)
  }
}
