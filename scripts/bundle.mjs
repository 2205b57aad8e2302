import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * The esbuild options for TypeScript: packages stay in node_modules, `@/` is resolved from tsconfig.json.
 *
 * @type {import('esbuild').BuildOptions}
 */
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

/**
 * Bundles the server and its worker threads. Split, so that a process loads only what its role and its database need.
 */
export const serverBundle = {
  ...options,
  splitting: true,
  entryPoints: { main: 'server/main.ts', 'password-worker': 'lib/passwords/worker.ts' },
  outdir: 'dist',
}

/** Bundles one TypeScript entry into one file. */
export function bundleOf(entry, outfile) {
  return { ...options, entryPoints: [entry], outfile }
}
