import { z } from './zod'
import { nameText, recordId } from './text'

/** An answer of a browser that has the form of none. */
export const unreadableAnswer = 'Your browser sent an answer that cannot be read. Try again.'

/** Bytes in base64url, and how many characters they can have. */
const bytes = (most: number) =>
  z
    .string(unreadableAnswer)
    .regex(/^[\w-]+$/, unreadableAnswer)
    .max(most, unreadableAnswer)

// A credential ID has at most 1,023 bytes (WebAuthn, section 5.8.3).
const credentialId = bytes(1364)

const answer = { id: credentialId, rawId: credentialId, type: z.literal('public-key', unreadableAnswer) }

/** The answer of a browser that used a passkey. */
export const passkeyAnswer = z.object(
  {
    ...answer,
    response: z.object({
      clientDataJSON: bytes(4000),
      authenticatorData: bytes(4000),
      signature: bytes(2000),
      userHandle: bytes(100).nullish(),
    }),
  },
  unreadableAnswer,
)

/** The answer of a browser that made a passkey. */
const newPasskeyAnswer = z.object(
  {
    ...answer,
    response: z.object({
      clientDataJSON: bytes(4000),
      attestationObject: bytes(16_000),
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/, unreadableAnswer))
        .max(10, unreadableAnswer)
        .default([]),
    }),
  },
  unreadableAnswer,
)

export const signInWithPasskeyInput = z.object({ passkey: passkeyAnswer })

export const addPasskeyInput = z.object({ name: nameText, passkey: newPasskeyAnswer })

export const renamePasskeyInput = z.object({ passkeyId: recordId, name: nameText })

export const removePasskeyInput = z.object({ passkeyId: recordId })
