import type { ApiClient, CredentialKind } from '@/lib/domain/credential'
import type {
  ApiClientFields,
  ChangeApiClients,
  ChangeCredentials,
  CredentialFields,
  GrantFields,
  NewCredential,
  NewSecret,
} from '@/lib/ports/credentials'
import { apiClients, columns, type Kind } from './credential-rows'
import type { Prisma } from './generated/client'
import type { StoreKeys } from './keys'
import { endSecrets, lockCredential, rotations, secretRow } from './rotations'
import { credentialKeys } from './search-keys'
import type { Sql } from './transaction'

/** The fields that only API clients have. */
type OwnFields = Partial<Pick<ApiClientFields, 'contactEmail' | 'application'>>

/** What a new credential has that depends on its kind. */
interface KindFields extends OwnFields {
  clientId?: string
  serviceUserId?: string
}

function grantRows(kind: CredentialKind, grants: GrantFields[]) {
  return grants.map((grant) => ({ ...grant, kind }))
}

/** Writes to a credential, and announces that decisions about it may change. */
function writer<Credential>(sql: Sql, { toCredential }: Kind<Credential>, touched: (id: string) => void) {
  return async (id: string, data: Prisma.CredentialUncheckedUpdateInput): Promise<Credential> => {
    const row = await sql.credential.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
      select: columns,
    })
    touched(id)
    return toCredential(row)
  }
}

/** Credentials of a kind as a transaction changes them. Calls `touched` for each one about which decisions may change. */
export function changeCredentials<Credential>(
  sql: Sql,
  keys: StoreKeys,
  of: Kind<Credential>,
  touched: (id: string) => void,
) {
  const { kind, toCredential } = of
  const write = writer(sql, of, touched)

  async function lock(id: string): Promise<Credential | null> {
    await lockCredential(sql, id)
    const row = await sql.credential.findFirst({ where: { kind, deletedAt: null, id }, select: columns })
    return row && toCredential(row)
  }

  return {
    ...rotations(sql, keys, write),
    lock,

    findBySubmission(submissionId: string) {
      return sql.credential.findUnique({
        where: { submissionId },
        select: { id: true, name: true, kind: true },
      })
    },

    async insert({
      secret,
      grants,
      productIds,
      ...credential
    }: NewCredential & KindFields): Promise<Credential> {
      const row = await sql.credential.create({
        data: {
          ...credential,
          ...credentialKeys(credential),
          kind,
          secrets: { create: secretRow(keys, secret) },
          grants: { create: grantRows(kind, grants) },
          authorizedProducts: { create: productIds.map((productId) => ({ productId })) },
        },
        select: columns,
      })
      touched(row.id)
      return toCredential(row)
    },

    async update(id: string, { grants, productIds, ...fields }: CredentialFields & OwnFields) {
      const { clientId } = await sql.credential.findUniqueOrThrow({
        where: { id },
        select: { clientId: true },
      })
      return write(id, {
        ...fields,
        ...credentialKeys({ ...fields, clientId }),
        grants: { deleteMany: {}, create: grantRows(kind, grants) },
        authorizedProducts: { deleteMany: {}, create: productIds.map((productId) => ({ productId })) },
      })
    },

    disable: (id: string, since: Date) => write(id, { disabledAt: since, tokenEpoch: { increment: 1 } }),

    async enable(id: string, now: Date): Promise<Credential> {
      await sql.secret.updateMany({
        where: { credentialId: id, endedAt: null, quietHours: { not: null } },
        data: { quietSince: now },
      })
      return write(id, { disabledAt: null })
    },

    async delete(id: string, now: Date): Promise<void> {
      await endSecrets(sql, { credentialId: id }, now)
      await write(id, {
        deletedAt: now,
        grants: { deleteMany: {} },
        tokenEpoch: { increment: 1 },
      })
    },
  } satisfies ChangeCredentials<Credential, CredentialFields & OwnFields, NewCredential & KindFields>
}

/** API clients as a transaction changes them. */
export function changeApiClients(sql: Sql, keys: StoreKeys, touched: (id: string) => void) {
  const write = writer(sql, apiClients, touched)

  return {
    ...changeCredentials(sql, keys, apiClients, touched),

    /** Uses the expression of the unique index, so that both agree on which addresses are equal. */
    async findByContactEmail(email: string): Promise<{ id: string; name: string } | null> {
      const rows = await sql.$queryRaw<{ id: string; name: string }[]>`
        SELECT "id", "name" FROM "Credential"
        WHERE "deletedAt" IS NULL AND lower(btrim("contactEmail")) = lower(btrim(${email}))`
      return rows[0] ?? null
    },

    async replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient> {
      await endSecrets(sql, { credentialId: id }, secret.createdAt)
      return write(id, { secrets: { create: secretRow(keys, secret) }, tokenEpoch: { increment: 1 } })
    },

    revokeTokens: (id: string) => write(id, { tokenEpoch: { increment: 1 } }),
  } satisfies ChangeApiClients
}
