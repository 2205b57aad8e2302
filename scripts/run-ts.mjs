// node scripts/run-ts.mjs ENTRY [ARGUMENT…] bundles a TypeScript file and runs it in this process.
import './node-version.mjs'
import { mkdtempSync, rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundleOf } from './bundle.mjs'
import { main, root, Stop } from './run.mjs'

const [entry, ...args] = process.argv.slice(2)

await main(async () => {
  if (!entry) throw new Stop('Usage: node scripts/run-ts.mjs ENTRY [ARGUMENT…]')
  // Inside node_modules, so that the packages left out of the bundle are found.
  const cache = join(root, 'node_modules', '.cache', 'keyturn')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'run-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

  const outfile = join(folder, 'entry.mjs')
  await build(bundleOf(entry, outfile))
  process.argv = [process.execPath, entry, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(outfile))
})
