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

/** In the link with which the first administrator is set up. */
export function setupTokenOf(rootKey: Buffer): string {
  return deriveKey(rootKey, 'setup link').toString('base64url')
}

/** What the libraries in front are given; it never leaves the process. */
export function libraryKeys(rootKey: Buffer) {
  return {
    /** next-auth signs its cookies with it. */
    sessionSecret: deriveKey(rootKey, 'session').toString('base64url'),
    /** Next encrypts bound arguments of server actions with it. */
    serverActionsKey: deriveKey(rootKey, 'server actions').toString('base64'),
  }
}
