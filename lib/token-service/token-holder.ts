import type { AccessTokenClaims } from '@/lib/domain/access-token'
import { isTokenHolder, type TokenHolder } from '@/lib/domain/known-credential'
import type { Directory } from './directory'

/** The client of a token from memory, without waiting. Undefined if something must be looked up. */
export function recallHolder(directory: Directory, claims: AccessTokenClaims): TokenHolder | undefined {
  const known = directory.recall(claims.client_id)
  return known && isTokenHolder(known) ? known : undefined
}

/**
 * The live client of a token, or null. If it has too many revoked tokens to hold, this token is looked up.
 * @throws DirectoryUnavailable if the database does not answer
 */
export async function findHolder(
  directory: Directory,
  { client_id: clientId, sub, jti }: AccessTokenClaims,
): Promise<TokenHolder | null> {
  const known = await directory.find(clientId, sub)
  if (!known || isTokenHolder(known)) return known
  return { ...known, revokedTokens: new Set((await directory.isRevoked(jti)) ? [jti] : []) }
}
