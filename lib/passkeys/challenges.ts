import { createHmac, randomBytes } from 'node:crypto'
import { challengeLifetime } from '@/lib/domain/passkey'
import { equalHashes } from '@/lib/domain/secret'
import type { Asked, Challenge } from '@/lib/ports/passkeys'

const nonceBytes = 16
const timeBytes = 6
const tagBytes = 32

/**
 * Challenges that carry their own expiry and prove that they are ours, so that one that nobody answers costs no memory and no row.
 * Each is bound to a purpose and a session.
 *
 * @param key for nothing else
 */
export function passkeyChallenges(key: Buffer) {
  function tagOf(body: Uint8Array, { purpose, sessionId }: Asked): Buffer {
    // The body has a fixed length and no purpose has a space, so that no two combinations have the same bytes.
    return createHmac('sha256', key)
      .update(body)
      .update(`${purpose} ${sessionId ?? ''}`)
      .digest()
  }

  return {
    make(asked: Asked): Uint8Array<ArrayBuffer> {
      const body = Buffer.alloc(nonceBytes + timeBytes)
      randomBytes(nonceBytes).copy(body)
      body.writeUIntBE(asked.now.getTime() + challengeLifetime, nonceBytes, timeBytes)
      return Uint8Array.from(Buffer.concat([body, tagOf(body, asked)]))
    },

    /** Null if it is not ours, has expired, or was made for another purpose or session. In base64url. */
    read(challenge: string, answered: Asked): Challenge | null {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== nonceBytes + timeBytes + tagBytes) return null
      const body = bytes.subarray(0, -tagBytes)
      if (!equalHashes(bytes.subarray(-tagBytes), tagOf(body, answered))) return null
      const expiresAt = new Date(body.readUIntBE(nonceBytes, timeBytes))
      if (expiresAt <= answered.now) return null
      return { nonce: Uint8Array.from(body.subarray(0, nonceBytes)), expiresAt }
    },
  }
}
