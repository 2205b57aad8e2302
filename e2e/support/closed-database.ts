// Reads the database of a stopped server, and prints what it found as JSON.
import { getRounds } from 'bcryptjs'
import { readConfig } from '@/lib/config'
import { deriveKey } from '@/lib/domain/secret'
import { openStore } from '@/lib/store/open-store'
import { openEmbeddedDatabase } from '@/server/embedded-database'
import { openPostgresDatabase } from '@/server/postgresql-database'
import { rootKeyOf } from '@/server/root-key'

export interface Findings {
  /** The ids of all credentials, including deleted ones. */
  credentials: string[]
  /** The time of the last use of any credential, in milliseconds. */
  lastUse: number
  /** bcrypt's cost of each password. */
  passwordCosts: number[]
  /** The targets of the events of creation, one entry each. */
  created: string[]
  events: number
  /** E-mail messages, sent or not. */
  messages: number
  /** Why the audit chain is broken; null if it holds. */
  broken: string | null
}

const config = readConfig()
const { databaseUrl, dataDir } = config
const database = databaseUrl ? await openPostgresDatabase(databaseUrl) : await openEmbeddedDatabase(dataDir)
const rootKey = await rootKeyOf(config, database)
const connection = await database.connectAlone()

async function column(sql: string): Promise<string[]> {
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
  return rows.map((row) => String(row[0]))
}

const keys = {
  secretHash: deriveKey(rootKey, 'secret hash'),
  auditChain: deriveKey(rootKey, 'audit chain'),
  sealing: deriveKey(rootKey, 'sealing'),
}
const store = openStore(database, keys, { url: null, serves: false, lost: () => {} })
const { events, broken } = await store.read.audit.verify()
const findings: Findings = {
  credentials: await column('SELECT "id" FROM "Credential"'),
  lastUse: Number(await column('SELECT max(extract(epoch FROM "lastRedeemedAt")) * 1000 FROM "Credential"')),
  passwordCosts: (await column('SELECT "passwordHash" FROM "User"')).map((hash) => getRounds(hash)),
  created: await column(`SELECT "targetId" FROM "AuditEvent" WHERE "action" = 'api_client.created'`),
  events,
  messages: Number(await column('SELECT count(*) FROM "MailOutbox"')),
  broken: broken && `event ${broken.sequence}: ${broken.reason}`,
}
await store.close()
await connection.dispose()
await database.close()
process.stdout.write(JSON.stringify(findings))
