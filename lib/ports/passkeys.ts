import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Result } from '@/lib/domain/failure'
import type { Passkey, PasskeyPurpose } from '@/lib/domain/passkey'

/** Reads the passkeys of people. */
export interface ReadPasskeys {
  /** In the order in which they were added. */
  ofPerson(userId: string): Promise<Passkey[]>
  /** How browsers find those of a person. */
  descriptors(userId: string): Promise<PasskeyDescriptor[]>
  /** The passkey that an authenticator names, whoever has it. */
  find(credentialId: string): Promise<StoredPasskey | null>
}

/** Changes passkeys within a transaction. Their person must be locked. */
export interface ChangePasskeys {
  count(userId: string): Promise<number>
  /** False if this credential is stored already. */
  add(passkey: AddedPasskey): Promise<boolean>
  /** Returns the name that it had; null if the person has no such passkey. */
  rename(userId: string, id: string, name: string): Promise<string | null>
  /** Returns the name that it had; null if the person has no such passkey. */
  remove(userId: string, id: string): Promise<string | null>
  /** Keeps that a challenge was answered. False if it was answered before. */
  useChallenge(challenge: Challenge): Promise<boolean>
  /** Stores a use. Refused if the passkey was removed, or if its counter does not move on. */
  use(shown: ShownPasskey, now: Date): Promise<'used' | 'removed' | 'copied'>
}

/** Removes challenges that were answered. */
export interface KeepUsedChallenges {
  /** Removes some that expired before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}

/** Asks browsers for passkeys, and verifies their answers (WebAuthn). It stores nothing. */
export interface PasskeyCeremonies {
  /** Whether browsers make passkeys for the address of this server. */
  isOffered: boolean
  /** What a browser needs to make a new passkey. */
  askForNew(asked: Asked, person: PasskeyPerson): Promise<Result<PublicKeyCredentialCreationOptionsJSON>>
  /** What a browser needs to use a passkey: one of these, or any if there are none. */
  ask(asked: Asked, usable: PasskeyDescriptor[]): Promise<Result<PublicKeyCredentialRequestOptionsJSON>>
  /** Verifies a new passkey. */
  verifyNew(answered: Asked, answer: NewPasskeyAnswer): Promise<Result<NewPasskey>>
  /** Verifies the use of a passkey. It is looked up only if the challenge is one of ours. */
  verify(answered: Asked, answer: PasskeyAnswer, find: ReadPasskeys['find']): Promise<Result<ShownPasskey>>
}

/** What a challenge is bound to. */
export interface Asked {
  purpose: PasskeyPurpose
  /** Null for a stranger. */
  sessionId: string | null
  now: Date
}

/** A challenge of ours that was answered. */
export interface Challenge {
  nonce: Uint8Array<ArrayBuffer>
  expiresAt: Date
}

export interface PasskeyPerson {
  id: string
  name: string
  email: string
  /** Authenticators that hold one of them are not asked for another. */
  existing: PasskeyDescriptor[]
}

export interface PasskeyDescriptor {
  /** In base64url. */
  id: string
  transports: string[]
}

export interface StoredPasskey {
  id: string
  userId: string
  name: string
  /** In base64url. */
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
}

/** What the authenticator says of a new passkey. */
export interface NewPasskey {
  /** In base64url. */
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: string[]
  isBackedUp: boolean
  challenge: Challenge
}

export interface AddedPasskey extends Omit<NewPasskey, 'challenge'> {
  id: string
  userId: string
  name: string
  now: Date
}

/** A passkey whose signature was verified. Whether it counts is decided in the transaction. */
export interface ShownPasskey {
  passkey: Pick<StoredPasskey, 'id' | 'userId' | 'name'>
  counter: number
  isBackedUp: boolean
  challenge: Challenge
}

/** The answer of a browser that made a passkey. All bytes are in base64url. */
export interface NewPasskeyAnswer {
  id: string
  rawId: string
  type: 'public-key'
  response: { clientDataJSON: string; attestationObject: string; transports: string[] }
}

/** The answer of a browser that used a passkey. */
export interface PasskeyAnswer {
  id: string
  rawId: string
  type: 'public-key'
  response: {
    clientDataJSON: string
    authenticatorData: string
    signature: string
    userHandle?: string | null
  }
}
