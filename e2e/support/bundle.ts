import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The checkout: every command of the project runs in it. */
export const root = process.cwd()

/** What `node` runs. */
export interface Bundles {
  /** The production server, listening to a test besides: server.ts. */
  server: string
  /** A look into the database of a server that has ended: closed-database.ts. */
  closedDatabase: string
  /** Makes the databases that servers start from: prepare-databases.ts. */
  databases: string
}

/** Makes of the TypeScript beside this file what `node` runs, as scripts/bundle.mjs does with the server. */
export async function bundle(): Promise<Bundles & { remove(): Promise<void> }> {
  // Inside node_modules, so that the packages left out of the bundle are found.
  const cache = join(root, 'node_modules/.cache/keyturn')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'e2e-'))
  await build({
    absWorkingDir: root,
    entryPoints: {
      server: 'e2e/support/server.ts',
      'closed-database': 'e2e/support/closed-database.ts',
      databases: 'e2e/support/prepare-databases.ts',
      'password-worker': 'lib/passwords/worker.ts',
    },
    bundle: true,
    format: 'esm',
    outdir: folder,
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    target: 'node20',
  })
  return {
    server: join(folder, 'server.js'),
    closedDatabase: join(folder, 'closed-database.js'),
    databases: join(folder, 'databases.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
