/** The keys of the store, each derived from the root key for one purpose. */
export interface StoreKeys {
  secretHash: Buffer
  auditChain: Buffer
  sealing: Buffer
}
