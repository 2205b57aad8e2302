import { findSecret, looksLikeSecret } from './secret-finding'

/** A text in which each secret, and what looks like a part of one, is replaced. */
export function withoutSecret(text: string): string {
  const masked = text.replaceAll(looksLikeSecret, (_, prefix: string) => `${prefix}…`)
  return findSecret(masked) ? '[a secret]' : masked
}
