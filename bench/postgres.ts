import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Cleanup } from './cleanup'
import { cpuSeconds } from './usage'

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
 * Sums up the CPU time of the processes that serve a database, if they run on this machine; 0 for the embedded one, whose
 * time is part of its server's.
 */
export async function watchBackends(url: string | undefined, cleanup: Cleanup) {
  if (url === undefined) return { cpuSeconds: async () => 0 }
  const client = new pg.Client(url)
  await client.connect()
  cleanup.add(() => client.end())
  /** By process. A process that has ended keeps its last value. */
  const seconds = new Map<number, number>()
  return {
    async cpuSeconds(): Promise<number> {
      const { rows } = await client.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      for (const { pid } of rows) seconds.set(pid, cpuSeconds(pid) ?? seconds.get(pid) ?? 0)
      return [...seconds.values()].reduce((sum, each) => sum + each, 0)
    },
  }
}
