import type { SigningKey } from '@/lib/ports/signing-keys'

/** `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export function serverMetadata(issuer: string) {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    response_types_supported: [],
  }
}

/** `GET /.well-known/jwks.json` (RFC 7517): only the public parts. */
export function keySet(keys: readonly SigningKey[]) {
  return { keys: keys.map((key) => key.publicJwk) }
}
