import { join } from 'node:path'
import { root } from './run.mjs'

/** How TypeScript becomes what Node runs: packages stay in node_modules, `@/` is resolved from tsconfig.json. */
const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
  packages: 'external',
  platform: 'node',
  sourcemap: true,
  target: 'node20',
  tsconfig: join(root, 'tsconfig.json'),
}

/** The server, and what runs in worker threads of its own. */
export const serverBundle = {
  ...options,
  entryPoints: { main: 'server/main.ts', 'password-worker': 'lib/passwords/worker.ts' },
  outdir: 'dist',
}

/** One TypeScript entry, bundled into one file. */
export function bundleOf(entry, outfile) {
  return { ...options, entryPoints: [entry], outfile }
}
