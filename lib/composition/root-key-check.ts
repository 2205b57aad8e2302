import type { Database } from '@/lib/store/database'
import { readSealedKeys, requireSealing } from '@/lib/store/signing-keys'
import { storeKeys } from './derived-keys'

/** Whether a database was set up before, so that a root key for it must exist. */
export async function hasRootKey(database: Database): Promise<boolean> {
  return (await readSealedKeys(database)).length > 0
}

/**
 * Checks that the root key opens the signing key in the database. It writes nothing, and the database may be of an earlier
 * or later version. A database that was not set up yet accepts any key.
 *
 * @throws {CannotStart} if the database was set up with another key
 */
export async function requireRootKey(database: Database, rootKey: Buffer): Promise<void> {
  requireSealing(storeKeys(rootKey).sealing, await readSealedKeys(database))
}
