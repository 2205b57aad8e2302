/** A way to Keyturn or an API, as configurations need it. */
export interface Upstream {
  protocol: 'http:' | 'https:'
  host: string
  /** With the port, even if it is the usual one. */
  hostAndPort: string
}

/** What a snippet is filled in with. */
export interface Connection {
  /** The address that machines use to get tokens, without a slash at the end. */
  keyturn: string
  /** Where a gateway reaches Keyturn. */
  upstream: Upstream
  /** The API behind the gateway, as its callers see it. */
  api: { url: string; host: string; path: string }
  /** What the configuration calls the API. */
  name: string
  /** What it calls the scope that a request needs. */
  needs: string
  /** The scope that GET and HEAD need. */
  read: string
  /** The scope that all other methods need. */
  others: string
  /** The scope that a program asks for. */
  asked: string
}

export type Access = 'read' | 'write'

interface Chosen {
  /** PUBLIC_URL. */
  publicUrl: string
  /** Where a gateway reaches Keyturn. */
  upstreamUrl: string
  /** The address below which callers find the APIs. */
  apisUrl: string
  slug: string
  /** Whether requests may only read, or do anything. */
  access: Access
}

/** A scope that nobody holds, so that what needs it is refused. */
const nobodys = 'no-scope-named'

/** Fills in what the snippets need for an API. */
export function connectionTo({ publicUrl, upstreamUrl, apisUrl, slug, access }: Chosen): Connection {
  const api = new URL(`${apisUrl.replace(/\/$/, '')}/${slug}/`)
  return {
    keyturn: publicUrl,
    upstream: upstreamOf(new URL(upstreamUrl)),
    api: { url: api.href, host: api.hostname, path: api.pathname },
    // An API may be called Keyturn too.
    name: slug === 'keyturn' ? 'keyturn-api' : slug,
    // Its beginning keeps it apart from every other name, whatever the slug is.
    needs: `needs_${slug.replaceAll('-', '_')}`,
    read: `${slug}:read`,
    others: access === 'write' ? `${slug}:write` : nobodys,
    asked: `${slug}:${access}`,
  }
}

function upstreamOf({ protocol, hostname, port }: URL): Upstream {
  const isPlain = protocol === 'http:'
  return {
    protocol: isPlain ? 'http:' : 'https:',
    host: hostname,
    hostAndPort: `${hostname}:${port || (isPlain ? '80' : '443')}`,
  }
}
