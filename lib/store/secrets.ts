import { hashSecret, type PlainSecret } from '@/lib/domain/secret'
import type { OwnedSecret } from '@/lib/domain/secret-report'
import { secretsRecognised } from '@/lib/domain/secret-retirement'
import { liveSecrets } from '@/lib/domain/secret-summary'
import type { ChangeSecrets, ReadSecrets, RecogniseSecrets } from '@/lib/ports/secrets'
import { secretColumns } from './credential-rows'
import type { Prisma } from './generated/client'
import type { StoreKeys } from './keys'
import { lockCredential } from './rotations'
import type { Sql } from './transaction'

const columns = {
  ...secretColumns,
  endedAt: true,
  credential: {
    select: {
      id: true,
      kind: true,
      name: true,
      clientId: true,
      serviceUser: { select: { name: true } },
      version: true,
      lastRedeemedAt: true,
      lastRedeemedFrom: true,
      expiresAt: true,
      disabledAt: true,
      deletedAt: true,
    },
  },
} as const satisfies Prisma.SecretSelect

function toOwned({
  credential,
  ...secret
}: Prisma.SecretGetPayload<{ select: typeof columns }>): OwnedSecret {
  const { serviceUser, ...owner } = credential
  return { ...secret, credential: { ...owner, serviceUserName: serviceUser?.name ?? null } }
}

/** Those that are not forgotten yet. */
function known(now: Date) {
  const since = new Date(now.getTime() - secretsRecognised)
  return { OR: [{ endedAt: null }, { endedAt: { gt: since } }] } satisfies Prisma.SecretWhereInput
}

/** How many other live secrets its credential has. */
async function countBeside(
  sql: Sql,
  { id, credential }: { id: string; credential: { id: string } },
  now: Date,
): Promise<number> {
  const beside = await sql.secret.findMany({
    where: { credentialId: credential.id, id: { not: id }, endedAt: null },
    select: { retiresAt: true },
  })
  return liveSecrets(beside, now).length
}

/** Secrets as the search for a pasted one reads them. It is hashed here and compared; nothing keeps the text. */
export function readSecrets(sql: Sql, keys: StoreKeys) {
  return {
    async find(secret: PlainSecret, now: Date) {
      const hash = Uint8Array.from(hashSecret(keys.secretHash, secret.reveal()))
      const row = await sql.secret.findUnique({ where: { hash, ...known(now) }, select: columns })
      return row && { secret: toOwned(row), liveBeside: await countBeside(sql, row, now) }
    },
  } satisfies ReadSecrets
}

/** Secrets as a transaction changes them. */
export function changeSecrets(sql: Sql) {
  return {
    async lock(id: string, now: Date) {
      const owner = await sql.secret.findUnique({ where: { id }, select: { credentialId: true } })
      if (!owner) return null
      await lockCredential(sql, owner.credentialId)
      const row = await sql.secret.findUnique({ where: { id }, select: columns })
      if (!row) return null
      return { secret: toOwned(row), liveBeside: await countBeside(sql, row, now) }
    },

    async markReported(id: string, now: Date): Promise<void> {
      await sql.secret.update({ where: { id }, data: { reportedAt: now } })
    },
  } satisfies ChangeSecrets
}

/** Secrets as the intake of reports reads them: many at a time, in one statement. */
export function recogniseSecrets(sql: Sql) {
  return {
    recognise(hashes: Buffer[], now: Date) {
      return sql.secret.findMany({
        where: { hash: { in: hashes.map((hash) => Uint8Array.from(hash)) }, ...known(now) },
        select: { id: true, hash: true },
      })
    },
  } satisfies RecogniseSecrets
}
