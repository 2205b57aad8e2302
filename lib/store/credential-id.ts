import type { Sql } from './transaction'

/** The id of the credential that has an id or client ID. If none has, the text itself, which then matches nothing. */
export async function credentialIdOf(sql: Sql, idOrClientId: string): Promise<string> {
  const where = { clientId: idOrClientId }
  return (await sql.credential.findUnique({ where, select: { id: true } }))?.id ?? idOrClientId
}
