import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { NewPasskeyAnswer, PasskeyAnswer } from '@/lib/ports/passkeys'

/** Where the test runtime serves its pages. */
const page = { origin: 'http://localhost:3000', host: 'localhost' }

const userPresent = 0x01
const userVerified = 0x04
const backedUp = 0x08 | 0x10
const hasKey = 0x40

/** What the browser or the authenticator does differently from what is asked. */
export interface Deviation {
  origin?: string
  host?: string
  challenge?: string
  type?: string
  crossOrigin?: boolean
  isVerified?: boolean
  counter?: number
  userHandle?: string | null
  /** What an attestation contains beside the key. */
  statement?: Map<string, unknown>
  format?: string
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** An authenticator with one passkey, in a browser, without a screen. */
export class TestAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly credentialId = text(randomBytes(20))
  #userHandle: string | null = null
  counter = 0

  /** @param counts whether it counts its uses; many authenticators do not */
  constructor(private readonly counts = true) {}

  /** Makes its passkey. */
  create(asked: { challenge: string; user: { id: string } }, deviation: Deviation = {}): NewPasskeyAnswer {
    this.#userHandle = asked.user.id
    const id = Buffer.from(this.credentialId, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const attested = [Buffer.alloc(16), length, id, coseKey(this.#keys.publicKey)]
    const attestation = new Map<string, unknown>([
      ['fmt', deviation.format ?? 'none'],
      ['attStmt', deviation.statement ?? new Map()],
      ['authData', Uint8Array.from(Buffer.concat([this.#data(deviation, hasKey), ...attested]))],
    ])
    return {
      id: this.credentialId,
      rawId: this.credentialId,
      type: 'public-key',
      response: {
        clientDataJSON: clientData('webauthn.create', asked.challenge, deviation),
        attestationObject: text(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    }
  }

  /** Uses its passkey. */
  use(asked: { challenge: string }, deviation: Deviation = {}): PasskeyAnswer {
    if (this.counts) this.counter += 1
    const clientDataJSON = clientData('webauthn.get', asked.challenge, deviation)
    const authenticatorData = this.#data(deviation)
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
    return {
      id: this.credentialId,
      rawId: this.credentialId,
      type: 'public-key',
      response: {
        clientDataJSON,
        authenticatorData: text(authenticatorData),
        signature: text(sign('sha256', signed, this.#keys.privateKey)),
        userHandle: deviation.userHandle === undefined ? this.#userHandle : deviation.userHandle,
      },
    }
  }

  #data({ host = page.host, isVerified = true, counter = this.counter }: Deviation, more = 0): Buffer {
    const flags = userPresent | (isVerified ? userVerified : 0) | backedUp | more
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(host), rest])
  }
}

function clientData(type: string, challenge: string, deviation: Deviation): string {
  const { origin = page.origin, crossOrigin = false } = deviation
  const data = {
    type: deviation.type ?? type,
    challenge: deviation.challenge ?? challenge,
    origin,
    crossOrigin,
  }
  return text(Buffer.from(JSON.stringify(data)))
}

/** A public key in the form of COSE (RFC 9053, section 7.1.1): key type EC2, algorithm ES256, curve P-256. */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (encoded: string) => Uint8Array.from(Buffer.from(encoded, 'base64url'))
  const fields = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, coordinate(x)],
    [-3, coordinate(y)],
  ])
  return isoCBOR.encode(fields as never)
}
