import type { Connection, Upstream } from './connection'

/** The site of an API in a Caddyfile; Caddy asks Keyturn about each request. */
export function caddy({ upstream, api, needs, read, others }: Connection): string {
  return `${api.host} {
	map {method} {${needs}} {
		GET     ${read}
		HEAD    ${read}
		default ${others}
	}

	# "route" keeps this order; without it the identity headers would be removed after they were set.
	route ${api.path}* {
		request_header -X-Auth*
		request_header -X_Auth*
		forward_auth ${addressOf(upstream)} {
			# Caddy adds the caller's query, which below /verify/ is ignored.
			uri /verify/caddy
${ofTls(upstream)}			header_up X-Required-Scope {${needs}}
			copy_headers X-Auth-Credential-Id X-Auth-Client-Id X-Auth-Kind X-Auth-Scope X-Auth-Roles
		}
		reverse_proxy 127.0.0.1:9000
	}
}
`
}

/** The same, with Caddy in front of Keyturn itself as well. */
export function caddyWithKeyturn(connection: Connection, host: string): string {
  return `${caddy(connection)}
# Keyturn itself: the console, and /oauth/token for machines.
${host} {
	reverse_proxy ${connection.upstream.hostAndPort}
}
`
}

const addressOf = ({ protocol, hostAndPort }: Upstream) =>
  protocol === 'http:' ? hostAndPort : `https://${hostAndPort}`

/** Caddy passes the caller's Host on, by which a proxy in front of Keyturn would not find it. */
const ofTls = ({ protocol }: Upstream) =>
  protocol === 'http:' ? '' : '\t\t\theader_up Host {upstream_hostport}\n'
