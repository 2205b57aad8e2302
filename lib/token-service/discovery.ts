import type { SigningKey } from '@/lib/ports/signing-keys'

/** `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export function serverMetadata(issuer: string) {
  const authentication = ['client_secret_basic', 'client_secret_post']
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    introspection_endpoint: `${issuer}/oauth/introspect`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: authentication,
    introspection_endpoint_auth_methods_supported: authentication,
    revocation_endpoint_auth_methods_supported: authentication,
    response_types_supported: [],
  }
}

/** `GET /.well-known/jwks.json` (RFC 7517): only the public parts. */
export function keySet(keys: readonly SigningKey[]) {
  return { keys: keys.map((key) => key.publicJwk) }
}
