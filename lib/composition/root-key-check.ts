import type { Database } from '@/lib/store/database'
import { readSealedKeys, requireSealing } from '@/lib/store/signing-keys'
import { storeKeys } from './derived-keys'

/** Whether a database was set up before, and so has a root key somewhere. */
export async function hasRootKey(database: Database): Promise<boolean> {
  return (await readSealedKeys(database)).length > 0
}

/**
 * Recognises a wrong root key: it does not open the signing key in the database. Nothing is written, and the database may be
 * one of an earlier or a later version; one that was not set up yet takes any key.
 *
 * @throws {CannotStart} when the key is not the one with which the database was set up
 */
export async function requireRootKey(database: Database, rootKey: Buffer): Promise<void> {
  requireSealing(storeKeys(rootKey).sealing, await readSealedKeys(database))
}
