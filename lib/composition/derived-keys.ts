import { deriveKey } from '@/lib/domain/secret'
import type { StoreKeys } from '@/lib/store/keys'

/** The keys with which the store seals, hashes and chains. */
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

/** The key with which challenges for passkeys are recognised. */
export function passkeyChallengeKey(rootKey: Buffer): Buffer {
  return deriveKey(rootKey, 'passkey challenge')
}

/** The token in the set-up link of the first administrator. */
export function setupTokenOf(rootKey: Buffer): string {
  return deriveKey(rootKey, 'setup link').toString('base64url')
}

/** Signs the cookies that mark browsers. */
export function deviceKey(rootKey: Buffer): Buffer {
  return deriveKey(rootKey, 'device cookie')
}

/** The secrets for the web libraries; they never leave the process. */
export function libraryKeys(rootKey: Buffer) {
  return {
    /** next-auth signs its cookies with it. */
    sessionSecret: deriveKey(rootKey, 'session').toString('base64url'),
    /** Next encrypts bound arguments of server actions with it. */
    serverActionsKey: deriveKey(rootKey, 'server actions').toString('base64'),
  }
}
