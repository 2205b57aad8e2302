import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import pg from 'pg'
import { inTemporaryFolder, withAdministrator } from './keyturn'
import { prepared } from './prepared'

/** The kinds of database to be had here. */
export const databases = ['embedded', ...(process.env.TEST_DATABASE_URL ? ['postgresql'] : [])]

/**
 * Gives the environment of a server with a migrated database of its own, of either kind, and the first administrator to be;
 * throws it away afterwards.
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
