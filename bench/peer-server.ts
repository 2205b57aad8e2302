import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { Client } from './credentials'
import { answerQuestions } from './helper'
import { opaqueResource } from './peer'

const lifetime = 900

/**
 * A server of oidc-provider with the same clients and the same grant: ES256 tokens at `/token`, and introspection at
 * `/token/introspection`. It keeps everything in memory (its own adapter).
 */
answerQuestions(async ({ clients }: { clients: Client[] }): Promise<{ url: string }> => {
  let answer: RequestListener = () => {}
  const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const provider = new Provider(url, {
    clients: clients.map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [{ ...signing, alg: 'ES256', use: 'sig', kid: 'bench' }] },
    ttl: { ClientCredentials: lifetime },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => url,
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: url,
          accessTokenTTL: lifetime,
          accessTokenFormat: resource === opaqueResource ? 'opaque' : 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  const callback = provider.callback()
  answer = (request, response) => void callback(request, response)
  return { url }
})
