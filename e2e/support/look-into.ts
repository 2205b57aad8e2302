import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root, type Bundles } from './bundle'
import type { Findings } from './closed-database'

/** Runs closed-database.ts on the database of a stopped server. */
export async function lookInto(
  { closedDatabase }: Bundles,
  environment: Record<string, string>,
): Promise<Findings> {
  const { stdout } = await promisify(execFile)(process.execPath, [closedDatabase], {
    cwd: root,
    env: { NODE_ENV: 'production', ...environment },
  })
  return JSON.parse(stdout) as Findings
}
