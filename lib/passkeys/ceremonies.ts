import { fail, ok } from '@/lib/domain/failure'
import { challengeLifetime, relyingPartyOf, userHandleOf, type PasskeyProblem } from '@/lib/domain/passkey'
import type { Asked, NewPasskeyAnswer, PasskeyAnswer, PasskeyCeremonies } from '@/lib/ports/passkeys'
import { passkeyChallenges } from './challenges'
import { isOurPage, problemOf, readClientData } from './client-data'

// Loaded at the first use: it brings certificates and ASN.1, and a process that serves only machines never needs it.
const library = () => import('@simplewebauthn/server')
const parsers = () => import('@simplewebauthn/server/helpers')

// ES256 and RS256. Every authenticator has one of them.
const algorithms = [-7, -257]

const refused = (problem: PasskeyProblem) => fail({ kind: 'wrong_passkey', problem })
const notOffered = fail({ kind: 'passkeys_not_offered' })

/**
 * Asks for passkeys and verifies the answers, for the host of this server and no other.
 *
 * @param key for challenges
 */
export function passkeyCeremonies(publicUrl: string, key: Buffer): PasskeyCeremonies {
  const here = relyingPartyOf(publicUrl)
  const challenges = passkeyChallenges(key)

  /** The challenge of an answer from one of our pages. */
  function answered(asked: Asked, { response }: NewPasskeyAnswer | PasskeyAnswer) {
    if (!here) return notOffered
    const clientData = readClientData(response.clientDataJSON)
    if (!clientData) return refused('unreadable')
    const challenge = challenges.read(clientData.challenge, asked)
    if (!challenge) return refused('expired')
    if (!isOurPage(clientData, here)) return refused('other_site')
    const expected = {
      expectedChallenge: clientData.challenge,
      expectedOrigin: here.origin,
      expectedRPID: here.id,
      requireUserVerification: true,
    }
    return ok({ party: here, challenge, expected })
  }

  return {
    isOffered: here !== null,

    async askForNew(asked, { id, name, email, existing }) {
      if (!here) return notOffered
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: `Keyturn ${here.id}`,
        rpID: here.id,
        userID: userHandleOf(id),
        userName: email,
        userDisplayName: name,
        challenge: challenges.make(asked),
        timeout: challengeLifetime,
        excludeCredentials: existing,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      })
      return ok(options)
    },

    // Plain data, without the library: every view of the sign-in page asks for it.
    async ask(asked, usable) {
      if (!here) return notOffered
      return ok({
        rpId: here.id,
        challenge: Buffer.from(challenges.make(asked)).toString('base64url'),
        allowCredentials: usable.map((descriptor) => ({ ...descriptor, type: 'public-key' as const })),
        timeout: challengeLifetime,
        userVerification: 'required' as const,
      })
    },

    async verifyNew(asked, answer) {
      const read = answered(asked, answer)
      if (!read.ok) return read
      const { party, challenge, expected } = read.value
      const { verifyRegistrationResponse } = await library()
      const authenticatorData = await readAttestation(answer.response.attestationObject)
      if (!authenticatorData) return refused('unreadable')
      try {
        const { verified, registrationInfo: made } = await verifyRegistrationResponse({
          ...expected,
          response: { ...answer, clientExtensionResults: {} },
          supportedAlgorithmIDs: algorithms,
        })
        if (!verified || made.credential.id !== answer.id) return refused('forged')
        const { id: credentialId, publicKey, counter } = made.credential
        const { transports } = answer.response
        const isBackedUp = made.credentialBackedUp
        return ok({ credentialId, publicKey, counter, transports, isBackedUp, challenge })
      } catch {
        return refused(problemOf(authenticatorData, party))
      }
    },

    async verify(asked, answer, find) {
      const read = answered(asked, answer)
      if (!read.ok) return read
      const { party, challenge, expected } = read.value
      const passkey = await find(answer.id)
      if (!passkey || !isHandleOf(passkey.userId, answer)) return refused('unknown')
      const { verifyAuthenticationResponse } = await library()
      const { userHandle: _, ...response } = answer.response
      try {
        const { verified, authenticationInfo: shown } = await verifyAuthenticationResponse({
          ...expected,
          response: { ...answer, response, clientExtensionResults: {} },
          // The library looks at the counter before the signature. We decide about it when the use is stored.
          credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
        })
        if (!verified) return refused('forged')
        return ok({ passkey, counter: shown.newCounter, isBackedUp: shown.credentialBackedUp, challenge })
      } catch {
        return refused(problemOf(Buffer.from(answer.response.authenticatorData, 'base64url'), party))
      }
    },
  }
}

/**
 * The authenticator data of a new passkey. Null for every attestation that is not its own signature or none at all: we do not ask
 * for one, and the library would read certificates that anybody can send.
 */
async function readAttestation(encoded: string): Promise<Uint8Array | null> {
  const { decodeAttestationObject } = await parsers()
  try {
    const attestation = decodeAttestationObject(Uint8Array.from(Buffer.from(encoded, 'base64url')))
    const format = attestation.get('fmt')
    const isPlain =
      format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined)
    const data: unknown = attestation.get('authData')
    return isPlain && data instanceof Uint8Array ? data : null
  } catch {
    return null
  }
}

/** Whether the authenticator stored the passkey for this person, if it says so. Security keys can leave it out. */
function isHandleOf(userId: string, { response: { userHandle } }: PasskeyAnswer): boolean {
  if (userHandle === undefined || userHandle === null) return true
  return Buffer.from(userHandle, 'base64url').equals(userHandleOf(userId))
}
