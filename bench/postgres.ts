import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Cleanup } from './cleanup'

/** A new database on the server of a connection string, and a root key for it; dropped in the end. */
export async function createPostgresDatabase(
  server: string,
  cleanup: Cleanup,
): Promise<Record<string, string>> {
  const name = `keyturn_bench_${randomBytes(6).toString('hex')}`
  await query(server, `CREATE DATABASE ${name}`)
  cleanup.add(() => query(server, `DROP DATABASE ${name} WITH (FORCE)`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return { DATABASE_URL: url.href, KEYTURN_ROOT_KEY: randomBytes(32).toString('base64') }
}

async function query(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
