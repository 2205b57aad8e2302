import type { PlainSecret } from '@/lib/domain/secret'

/** The address of a one-time link; holds its secret in plain. */
export function signInLinkUrl(publicUrl: string, token: PlainSecret): string {
  return `${publicUrl}/invitation?token=${token.reveal()}`
}
