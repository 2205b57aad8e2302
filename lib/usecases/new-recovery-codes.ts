import { recoveryCodesGiven } from '@/lib/domain/second-factor'
import type { PlainSecret } from '@/lib/domain/secret'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'

/** Gives a person new recovery codes. Earlier ones no longer work. */
export async function newRecoveryCodes(
  store: TransactionStore,
  mint: Mint,
  userId: string,
): Promise<PlainSecret[]> {
  const codes = Array.from({ length: recoveryCodesGiven }, mint.recoveryCode)
  await store.factors.putRecoveryCodes(userId, codes)
  return codes
}
