/** The keys that the store works with, each derived from the root key for one purpose. */
export interface StoreKeys {
  secretHash: Buffer
  auditChain: Buffer
  sealing: Buffer
}
