import { PrismaPg } from '@prisma/adapter-pg'

/**
 * Prisma's adapter for PostgreSQL, except that it sends scripts whole.
 *
 * The original splits a script at every `;`, which breaks trigger functions, and a failure leaves half a migration. A script
 * that is sent whole and without parameters uses PostgreSQL's simple protocol, which runs all of it in one transaction
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT).
 */
export class PgAdapter extends PrismaPg {
  override async connect() {
    return sendingScriptsWhole(await super.connect())
  }

  override async connectToShadowDb() {
    return sendingScriptsWhole(await super.connectToShadowDb())
  }
}

type Connected = Awaited<ReturnType<PrismaPg['connect']>>

function sendingScriptsWhole(adapter: Connected): Connected {
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
  }
  return adapter
}
