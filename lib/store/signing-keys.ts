import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { CannotStart } from '@/lib/domain/cannot-start'
import type { SigningKey } from '@/lib/ports/signing-keys'
import type { Database } from './database'
import type { PrismaClient } from './generated/client'
import { seal, unseal } from './sealing'

/** The root key is not the one with which this database was set up. */
class WrongRootKey extends CannotStart {
  constructor() {
    super(
      'KEYTURN_ROOT_KEY (or DATA_DIR/root.key) is not the key with which this database was set up: it cannot decrypt the signing key in the database.',
    )
  }
}

/** The encrypted private keys in a database of any version. Empty if it has not been set up yet. */
export async function readSealedKeys(database: Database): Promise<{ id: string; sealed: Buffer }[]> {
  const connection = await database.connectAlone()
  const query = async (sql: string) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
  try {
    const [found] = await query(`SELECT to_regclass('"SigningKey"') IS NOT NULL`)
    if (!found?.[0]) return []
    const rows = await query(`SELECT "id", encode("sealedPrivate", 'base64') FROM "SigningKey"`)
    return rows.map(([id, sealed]) => ({ id: String(id), sealed: Buffer.from(String(sealed), 'base64') }))
  } finally {
    await connection.dispose()
  }
}

/** @throws {WrongRootKey} if this key cannot decrypt one of the private keys */
export function requireSealing(sealing: Buffer, keys: { id: string; sealed: Buffer }[]): void {
  for (const { id, sealed } of keys) openPrivateKey(sealing, sealed, id)
}

/** The signing keys that are not retired, newest first. Creates the first one. */
export async function openSigningKeys(
  prisma: PrismaClient,
  sealing: Buffer,
  now: Date,
): Promise<SigningKey[]> {
  const rows = await prisma.$transaction(async (sql) => {
    await sql.$executeRaw`LOCK TABLE "SigningKey" IN SHARE ROW EXCLUSIVE MODE`
    if ((await sql.signingKey.count()) === 0) await sql.signingKey.create({ data: newKey(sealing, now) })
    return sql.signingKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } })
  })
  return rows.map((row) => ({
    id: row.id,
    publicJwk: JSON.parse(row.publicJwk) as Record<string, unknown>,
    privateKey: openPrivateKey(sealing, row.sealedPrivate, row.id),
  }))
}

function newKey(sealing: Buffer, now: Date) {
  const id = randomUUID()
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' })
  return {
    id,
    publicJwk: JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' }),
    sealedPrivate: Uint8Array.from(seal(sealing, pkcs8, id)),
    createdAt: now,
  }
}

function openPrivateKey(sealing: Buffer, sealed: Uint8Array, label: string): KeyObject {
  let pkcs8
  try {
    pkcs8 = unseal(sealing, sealed, label)
  } catch {
    throw new WrongRootKey()
  }
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}
