import type { Bundles } from './bundle'

/** What all tests start from, created once before the first: see prepare.ts. */
export interface Prepared {
  bundles: Bundles
  databases: PreparedDatabases
}

/** Migrated databases to copy. */
export interface PreparedDatabases {
  /** A DATA_DIR. */
  dataDir: string
  /** A database on the server of TEST_DATABASE_URL; null without one. */
  template: string | null
}

const variable = 'KEYTURN_PREPARED'

/** Stores it for the processes of the tests. */
export function leavePrepared(made: Prepared): void {
  process.env[variable] = JSON.stringify(made)
}

export function prepared(): Prepared {
  const text = process.env[variable]
  if (!text) throw new Error('Nothing was prepared: run the tests with playwright.config.ts.')
  return JSON.parse(text) as Prepared
}
