import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import pg from 'pg'
import { inTemporaryFolder, withAdministrator } from './keyturn'
import { prepared } from './prepared'

/** The kinds of database that are available. */
export const databases = ['embedded', ...(process.env.TEST_DATABASE_URL ? ['postgresql'] : [])]

/**
 * Provides the environment of a server with its own migrated database, of either kind, and its future first administrator.
 * Deletes the database afterwards.
 */
export async function withDatabase<T>(
  kind: string,
  work: (environment: Record<string, string> & { DATA_DIR: string }) => Promise<T>,
): Promise<T> {
  const { dataDir, template } = prepared().databases
  return inTemporaryFolder(async (folder) => {
    const environment = withAdministrator(folder)
    if (kind === 'embedded') {
      // Node's own cp takes three times as long for so many small files.
      await promisify(execFile)('cp', ['-R', `${dataDir}/.`, folder])
      return work(environment)
    }
    const url = new URL(process.env.TEST_DATABASE_URL ?? '')
    const name = `keyturn_e2e_${randomBytes(6).toString('hex')}`
    const client = new pg.Client(url.href)
    await client.connect()
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
    url.pathname = `/${name}`
    const rootKey = randomBytes(32).toString('base64')
    try {
      return await work({ ...environment, DATABASE_URL: url.href, KEYTURN_ROOT_KEY: rootKey })
    } finally {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await client.end()
    }
  })
}
