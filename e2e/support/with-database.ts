import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inTemporaryFolder, withAdministrator } from './keyturn'

/** The kinds of database to be had here. */
export const databases = ['embedded', ...(process.env.TEST_DATABASE_URL ? ['postgresql'] : [])]

/** Gives the environment of a server with a database of its own, of either kind, and throws it away afterwards. */
export async function withDatabase(
  kind: string,
  work: (environment: Record<string, string>) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const environment = withAdministrator(folder)
    if (kind === 'embedded') return work(environment)
    const url = new URL(process.env.TEST_DATABASE_URL ?? '')
    const name = `keyturn_e2e_${randomBytes(6).toString('hex')}`
    const client = new pg.Client(url.href)
    await client.connect()
    await client.query(`CREATE DATABASE ${name}`)
    url.pathname = `/${name}`
    const rootKey = randomBytes(32).toString('base64')
    try {
      await work({ ...environment, DATABASE_URL: url.href, KEYTURN_ROOT_KEY: rootKey })
    } finally {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await client.end()
    }
  })
}
