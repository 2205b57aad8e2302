import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The checkout, in which every command of the project runs. */
export const root = process.cwd()

/** The bundles that `node` runs. */
export interface Bundles {
  /** The production server, which also listens to a test: server.ts. */
  server: string
  /** Reads the database of a stopped server: closed-database.ts. */
  closedDatabase: string
  /** Creates the databases that servers start from: prepare-databases.ts. */
  databases: string
}

/**
 * Bundles the TypeScript beside this file for `node`, as scripts/bundle.mjs does for the server, or that of another checkout. The
 * bundle is written into that checkout's cache, where it finds the migrations and packages that belong to it.
 */
export async function bundle(checkout = root): Promise<Bundles & { remove(): Promise<void> }> {
  // Inside node_modules, so that Node.js finds the packages that are not in the bundle.
  const cache = join(checkout, 'node_modules/.cache/keyturn')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'e2e-'))
  await build({
    absWorkingDir: checkout,
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
