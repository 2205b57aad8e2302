import type { Cleanup } from './cleanup'
import { emptyDatabase, type DatabaseKind } from './empty-database'
import { Helper } from './helper'
import { startOver } from './keyturn'
import type { ListWanted } from './listed-credentials'
import type { Options } from './options'
import type { Server } from './work'

/** Starts the production build on a database with the wanted credentials and people. */
export async function startListed(
  kind: DatabaseKind,
  wanted: ListWanted,
  { profile, node }: Options,
  cleanup: Cleanup,
): Promise<Server & { database: Record<string, string> }> {
  const database = await emptyDatabase(kind, cleanup)
  async function fill(env: Record<string, string>) {
    const creator = new Helper<ListWanted, null>('bench/listed-credentials.ts', { env })
    cleanup.add(() => creator.stop())
    await creator.ask(wanted)
    await creator.stop()
  }
  return {
    ...(await startOver({ name: `Keyturn, ${kind}`, database, role: 'all', profile, node }, fill, cleanup)),
    database,
  }
}
