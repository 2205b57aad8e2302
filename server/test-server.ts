import { randomUUID } from 'node:crypto'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import type { ListenerLimits } from './http-listener'
import { openHttpServer } from './http-server'

/** A server on loopback with only the machine paths. */
interface Listening {
  port: number
  openConnections(): number
  stopListening(): Promise<void>
}

/** A Keyturn that listens on loopback. */
export interface TestServer extends TestRuntime, Listening {
  /** Creates an API client with permissions such as `alerts:read`, and returns its ID and secret. */
  newClient(fields?: NewClient): Promise<{ id: string; clientId: string; secret: string }>
  /** Like `newClient`, but returns a token for it. */
  newToken(fields?: NewClient): Promise<string>
}

interface NewClient {
  scopes?: string[]
  networks?: string[]
}

/** Makes a Keyturn listen on a new port, or a given one, in addition to any other. */
export async function listen(
  { runtime }: TestRuntime,
  limits?: ListenerLimits,
  asked = 0,
): Promise<Listening> {
  const http = await openHttpServer(
    { ...runtime, config: { ...runtime.config, role: 'token-service', host: '127.0.0.1', port: asked } },
    { dev: false, limits },
  )
  const port = Number(new URL(await http.listen()).port)
  let listening = true
  return {
    port,
    openConnections: http.connections,
    async stopListening() {
      if (listening) await http.stop()
      listening = false
    },
  }
}

export async function openTestServer(
  environment: Record<string, string> = {},
  askedPort?: number,
  surroundings: Parameters<typeof openTestRuntime>[1] = {},
): Promise<TestServer> {
  const keyturn = await openTestRuntime(environment, surroundings)
  const { runtime, administrator } = keyturn
  const listening = await listen(keyturn, undefined, askedPort)

  async function newClient({ scopes = [], networks = [] }: NewClient = {}) {
    const offer = await runtime.listGrantableApis(administrator, {})
    if (!offer.ok) throw new Error(offer.failure.kind)
    const grants = offer.value.apis
      .map(({ id, slug }) => ({
        apiId: id,
        read: scopes.includes(`${slug}:read`),
        write: scopes.includes(`${slug}:write`),
      }))
      .filter(({ read, write }) => read || write)
    const created = await runtime.createApiClient(administrator, {
      ...plainClient,
      grants,
      networks,
      submissionId: randomUUID(),
    })
    if (!created.ok) throw new Error(created.failure.kind)
    const { client, secret } = created.value
    return { id: client.id, clientId: client.clientId, secret: secret.reveal() }
  }

  return {
    ...keyturn,
    ...listening,
    newClient,
    async newToken(fields) {
      const { clientId, secret } = await newClient(fields)
      const answer = await keyturn.machines.inject({
        method: 'POST',
        url: '/oauth/token',
        payload: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret,
        }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      return answer.json<{ access_token: string }>().access_token
    },
    async close() {
      await listening.stopListening()
      await keyturn.close()
    },
  }
}
