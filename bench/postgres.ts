import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Cleanup } from './cleanup'
import { cpuMillisecondsOfChildren, parentOf } from './usage'

/** Creates a database on the server of a connection string, with a root key. It is dropped at the end. */
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

/**
 * Returns the CPU time of a database's server so far, in milliseconds, if it runs on this machine. It includes all of the
 * server's processes, because some end with their statement. 0 for the embedded database, which runs in Keyturn's process.
 */
export async function databaseCpu(url: string | undefined): Promise<() => number> {
  if (url === undefined) return () => 0
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const server = parentOf(rows[0]?.pid ?? 0) ?? 0
  await client.end()
  return () => cpuMillisecondsOfChildren(server) ?? NaN
}
