import type { Config } from '@/lib/config'
import type { PlainSecret } from '@/lib/domain/secret'

/** Where a one-time link leads. */
export function signInLinkUrl(config: Config, token: PlainSecret): string {
  return `${config.publicUrl}/invitation?token=${token.reveal()}`
}
