import { createHmac, createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Client } from './credentials'
import { answerQuestions } from './helper'

/** What the bare server needs: the clients that get tokens, and the keys of the tokens that it checks. */
export interface BareServerSetup {
  clients: Client[]
  keys: { kid: string }[]
}

interface Known {
  id: string
  secretId: string
  hash: Buffer
}

/**
 * A server on node:http that does only the unavoidable. It shows the cost of what Keyturn does in addition.
 * `/oauth/token` parses the form, compares the HMAC of the secret and signs an ES256 token of the same size;
 * `/verify` answers 204; `/verify-signature` answers 204 when the signature is good.
 */
answerQuestions(async ({ clients, keys }: BareServerSetup): Promise<{ url: string }> => {
  for (const { id, secret } of clients) {
    known.set(id, { id: randomUUID(), secretId: randomUUID(), hash: hashOf(secret) })
  }
  for (const key of keys) publicKeys.set(key.kid, createPublicKey({ key, format: 'jwk' }))
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: origin }
})

const known = new Map<string, Known>()
const publicKeys = new Map<string, KeyObject>()
const hashKey = randomBytes(32)
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const header = encode({ alg: 'ES256', typ: 'at+jwt', kid: randomUUID() })
const lifetime = 900
const dsaEncoding = 'ieee-p1363'
let origin = ''

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/oauth/token') {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => answerToken(body, response))
    return
  }
  const good = request.url === '/verify' || isSigned(request.headers.authorization ?? '')
  response.writeHead(good ? 204 : 401).end()
}

function answerToken(body: string, response: ServerResponse): void {
  const form = new URLSearchParams(body)
  const clientId = form.get('client_id') ?? ''
  const client = known.get(clientId)
  if (!client || !timingSafeEqual(client.hash, hashOf(form.get('client_secret') ?? ''))) {
    response.writeHead(401).end()
    return
  }
  const text = JSON.stringify({
    access_token: issue(clientId, client),
    token_type: 'Bearer',
    expires_in: lifetime,
  })
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
}

/** The claims of Keyturn's tokens. */
function issue(clientId: string, client: Known): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: origin,
    sub: client.id,
    client_id: clientId,
    aud: origin,
    iat: now,
    exp: now + lifetime,
    jti: randomUUID(),
    roles: ['cloud-administrator'],
    kt_epoch: 1,
    kt_secret: client.secretId,
  }
  const signed = `${header}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding })
  return `${signed}.${signature.toString('base64url')}`
}

function isSigned(authorization: string): boolean {
  const token = authorization.slice('Bearer '.length)
  const end = token.lastIndexOf('.')
  const [head = ''] = token.split('.', 1)
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }
  const key = publicKeys.get(kid)
  const signature = Buffer.from(token.slice(end + 1), 'base64url')
  return (
    key !== undefined && verify('sha256', Buffer.from(token.slice(0, end)), { key, dsaEncoding }, signature)
  )
}

function hashOf(secret: string): Buffer {
  return createHmac('sha256', hashKey).update(secret).digest()
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
