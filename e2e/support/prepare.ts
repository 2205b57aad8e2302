import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { bundle, root } from './bundle'
import { leavePrepared, type PreparedDatabases } from './prepared'

/** Runs before the first test: bundles what `node` runs, and creates the databases that servers start from. */
export default async function prepare(): Promise<() => Promise<void>> {
  const { remove, ...bundles } = await bundle()
  const { stdout } = await promisify(execFile)(process.execPath, [bundles.databases], { cwd: root })
  leavePrepared({ bundles, databases: JSON.parse(stdout) as PreparedDatabases })
  return remove
}
