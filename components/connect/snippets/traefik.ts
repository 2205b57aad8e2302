import type { Connection, Upstream } from './connection'

/**
 * A file for Traefik's file provider; Traefik asks Keyturn about each request to an API. `itself` is the host of Keyturn if
 * Traefik is in front of it as well.
 */
export function traefik({ upstream, api, name, read, others }: Connection, itself?: string): string {
  return `http:
  routers:
    ${name}-read:
      rule: Host(\`${api.host}\`) && PathPrefix(\`${api.path}\`) && (Method(\`GET\`) || Method(\`HEAD\`))
      middlewares: [keyturn-${name}-read]
      service: ${name}
      tls: {}
    ${name}-write:
      rule: Host(\`${api.host}\`) && PathPrefix(\`${api.path}\`) && !Method(\`GET\`) && !Method(\`HEAD\`)
      middlewares: [keyturn-${name}-write]
      service: ${name}
      tls: {}
${itself ? ofKeyturn(itself) : ''}
  middlewares:
    keyturn-${name}-read:
      forwardAuth:
        address: ${upstream.protocol}//${upstream.hostAndPort}/verify?scope=${read}
        trustForwardHeader: false
        authRequestHeaders: [Authorization, X-API-Key]
        # What is named here and missing in the answer is removed.
        authResponseHeaders: &identity
          [X-Auth-Credential-Id, X-Auth-Client-Id, X-Auth-Kind, X-Auth-Scope, X-Auth-Roles]
    keyturn-${name}-write:
      forwardAuth:
        address: ${upstream.protocol}//${upstream.hostAndPort}/verify?scope=${others}
        trustForwardHeader: false
        authRequestHeaders: [Authorization, X-API-Key]
        authResponseHeaders: *identity

  services:
    ${name}:
      loadBalancer:
        servers: [{ url: http://127.0.0.1:9000 }]
${itself ? serviceOfKeyturn(upstream) : ''}`
}

const ofKeyturn = (
  host: string,
) => `    # Keyturn itself: the console, and /oauth/token for machines. Host is passed on.
    keyturn:
      rule: Host(\`${host}\`)
      service: keyturn
      tls: {}
`

const serviceOfKeyturn = ({ hostAndPort }: Upstream) => `    keyturn:
      loadBalancer:
        servers: [{ url: http://${hostAndPort} }]
`
