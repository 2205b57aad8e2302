import { deriveKey } from '@/lib/domain/secret'
import type { StoreKeys } from '@/lib/store/keys'

/** What the store seals, hashes and chains with. */
export function storeKeys(rootKey: Buffer): StoreKeys {
  return {
    secretHash: deriveKey(rootKey, 'secret hash'),
    auditChain: auditChainKey(rootKey),
    sealing: deriveKey(rootKey, 'sealing'),
  }
}

export function auditChainKey(rootKey: Buffer): Buffer {
  return deriveKey(rootKey, 'audit chain')
}

/** What is handed out as text: the same for as long as the root key is. */
export function derivedTokens(rootKey: Buffer) {
  return {
    /** In the link with which the first administrator is set up. */
    setup: deriveKey(rootKey, 'setup link').toString('base64url'),
    /** What next-auth signs its cookies with. */
    session: deriveKey(rootKey, 'session').toString('base64url'),
    /** What Next encrypts bound arguments of server actions with. */
    serverActions: deriveKey(rootKey, 'server actions').toString('base64'),
  }
}
