import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { ClientCredentials } from 'simple-oauth2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from './test-gateway'
import { openTestServer, type TestServer } from './test-server'

// Independent client libraries against a Keyturn that listens, in everything that the metadata announces and they can do.

interface Credentials {
  /** The issuer, where Keyturn listens. */
  url: string
  clientId: string
  secret: string
}

/** A library, as a program would use it for one client. */
interface Library {
  getToken(): Promise<string>
  /** Uses a token at /verify, and returns the status. */
  use(token: string): Promise<number>
  /** Absent if the library cannot do this. */
  introspect?(token: string): Promise<{ active?: unknown; scope?: unknown }>
  revoke(token: string): Promise<unknown>
  close?(): void
}

/** The status of an answer, which some libraries throw if it is a challenge. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  return answer.then(
    ({ status }) => status,
    (error: { status?: number }) => error.status ?? 0,
  )
}

async function openidClient({ url, clientId, secret }: Credentials): Promise<Library> {
  const configuration = await openid.discovery(new URL(url), clientId, secret, undefined, {
    algorithm: 'oauth2',
    // Deprecated only to stand out; the tests run over HTTP on loopback.
    // oxlint-disable-next-line typescript/no-deprecated
    execute: [openid.allowInsecureRequests],
  })
  const verify = new URL('/verify', url)
  return {
    getToken: async () => (await openid.clientCredentialsGrant(configuration)).access_token,
    use: (token) => statusOf(openid.fetchProtectedResource(configuration, token, verify, 'GET')),
    introspect: (token) => openid.tokenIntrospection(configuration, token),
    revoke: (token) => openid.tokenRevocation(configuration, token),
  }
}

async function oauth4webapi({ url, clientId, secret }: Credentials): Promise<Library> {
  // oxlint-disable-next-line typescript/no-deprecated
  const insecure = { [oauth.allowInsecureRequests]: true }
  const issuer = new URL(url)
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
  const server = await oauth.processDiscoveryResponse(issuer, found)
  const client = { client_id: clientId }
  const proof = oauth.ClientSecretBasic(secret)
  return {
    async getToken() {
      const answer = await oauth.clientCredentialsGrantRequest(server, client, proof, {}, insecure)
      return (await oauth.processClientCredentialsResponse(server, client, answer)).access_token
    },
    use: (token) =>
      statusOf(
        oauth.protectedResourceRequest(token, 'GET', new URL('/verify', url), undefined, null, insecure),
      ),
    async introspect(token) {
      const answer = await oauth.introspectionRequest(server, client, proof, token, insecure)
      return oauth.processIntrospectionResponse(server, client, answer)
    },
    async revoke(token) {
      await oauth.processRevocationResponse(
        await oauth.revocationRequest(server, client, proof, token, insecure),
      )
    },
  }
}

/** It does not know introspection, and leaves requests to the program. */
async function simpleOauth2({ url, clientId, secret }: Credentials): Promise<Library> {
  const library = new ClientCredentials({
    client: { id: clientId, secret },
    auth: { tokenHost: url, tokenPath: '/oauth/token', revokePath: '/oauth/revoke' },
  })
  return {
    getToken: async () => (await library.getToken({})).token['access_token'] as string,
    use: (token) => statusOf(fetch(`${url}/verify`, { headers: { authorization: `Bearer ${token}` } })),
    revoke: (token) => library.createToken({ access_token: token }).revoke('access_token'),
  }
}

/** Answers one command a line: its name, and a token for all but `getToken`. */
const answering = `
for line in sys.stdin:
    name, *tokens = line.split()
    try:
        answer = {"value": globals()[name](*tokens)}
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
`
const environment = `
import json, os, sys
url, client_id, secret = (os.environ[name] for name in ("KEYTURN_URL", "CLIENT_ID", "CLIENT_SECRET"))
`

const authlib = `${environment}
from authlib.integrations.requests_client import OAuth2Session

session = OAuth2Session(client_id, secret)

def getToken():
    return session.fetch_token(url + "/oauth/token", grant_type="client_credentials")["access_token"]

def use(token):
    session.token = {"access_token": token, "token_type": "Bearer"}
    return session.get(url + "/verify").status_code

def introspect(token):
    return session.introspect_token(url + "/oauth/introspect", token=token, token_type_hint="access_token").json()

def revoke(token):
    answer = session.revoke_token(url + "/oauth/revoke", token=token, token_type_hint="access_token")
    answer.raise_for_status()
${answering}`

// It does not know introspection, and only prepares a revocation.
const requestsOauthlib = `${environment}
import requests
from oauthlib.oauth2 import BackendApplicationClient
from requests_oauthlib import OAuth2Session

client = BackendApplicationClient(client_id=client_id)
session = OAuth2Session(client=client)

def getToken():
    return session.fetch_token(url + "/oauth/token", auth=(client_id, secret))["access_token"]

def use(token):
    session.token = {"access_token": token, "token_type": "Bearer"}
    return session.get(url + "/verify").status_code

def revoke(token):
    address, headers, body = client.prepare_token_revocation_request(url + "/oauth/revoke", token)
    requests.post(address, data=body, headers=headers, auth=(client_id, secret)).raise_for_status()
${answering}`

/** A Python that has a module, preferably Debian's; null if there is none. */
function pythonWith(module: string): string | null {
  const has = (python: string) => {
    try {
      execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  return ['/usr/bin/python3', 'python3'].find(has) ?? null
}

const python = (program: string, command: string | null, canIntrospect: boolean) =>
  async function openPython({ url, clientId, secret }: Credentials): Promise<Library> {
    const running = spawn(command ?? '', ['-c', program], {
      env: {
        ...process.env,
        KEYTURN_URL: url,
        CLIENT_ID: clientId,
        CLIENT_SECRET: secret,
        AUTHLIB_INSECURE_TRANSPORT: '1',
        OAUTHLIB_INSECURE_TRANSPORT: '1',
      },
    })
    const lines = createInterface({ input: running.stdout })
    const ask = asking(running, lines)
    return {
      getToken: async () => (await ask('getToken')) as string,
      use: async (token) => (await ask('use', token)) as number,
      ...(canIntrospect && { introspect: async (token) => (await ask('introspect', token)) as object }),
      revoke: (token) => ask('revoke', token),
      close: () => void running.kill(),
    }
  }

/** Sends commands to a Python program, one at a time. */
function asking(running: ChildProcess, lines: Interface) {
  let errors = ''
  running.stderr?.on('data', (text) => (errors += String(text)))
  return (...command: string[]) =>
    new Promise<unknown>((resolve, reject) => {
      const ended = () => reject(new Error(errors))
      running.once('close', ended)
      lines.once('line', (line) => {
        running.off('close', ended)
        const { value, error } = JSON.parse(line) as { value?: unknown; error?: string }
        if (error === undefined) resolve(value)
        else reject(new Error(error))
      })
      running.stdin?.write(`${command.join(' ')}\n`)
    })
}

const libraries: [string, (credentials: Credentials) => Promise<Library>][] = [
  ['openid-client', openidClient],
  ['oauth4webapi', oauth4webapi],
  ['simple-oauth2', simpleOauth2],
]
const pythonLibraries: [string, string, string, boolean][] = [
  ['python3-authlib', 'authlib', authlib, true],
  ['python3-requests-oauthlib', 'requests_oauthlib', requestsOauthlib, false],
]
const missing: string[] = []
for (const [name, module, program, canIntrospect] of pythonLibraries) {
  const command = pythonWith(module)
  if (command) libraries.push([name, python(program, command, canIntrospect)])
  else missing.push(name)
}

let url: string
let keyturn: TestServer
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  keyturn = await openTestServer({ PUBLIC_URL: url }, port)
})
afterAll(() => keyturn.close())

describe.each(libraries)('T1: %s', (_name, open) => {
  let library: Library
  let other: Library
  beforeAll(async () => {
    const scopes = ['introspection:read', 'alerts:read']
    library = await open({ url, ...(await keyturn.newClient({ scopes })) })
    other = await open({ url, ...(await keyturn.newClient()) })
  })
  afterAll(() => {
    library.close?.()
    other.close?.()
  })

  test('gets a token, uses it, asks about it and revokes it, without special treatment', async () => {
    const [token, kept] = [await library.getToken(), await library.getToken()]
    expect(await library.use(token)).toBe(204)
    if (library.introspect)
      expect(await library.introspect(token)).toMatchObject({
        active: true,
        scope: 'alerts:read introspection:read',
      })
    await library.revoke(token)
    expect([await library.use(token), await library.use(kept)]).toEqual([401, 204])
    if (library.introspect) expect(await library.introspect(token)).toEqual({ active: false })
    await library.revoke(token)
    await library.revoke('nonsense')
  })

  test('reports that it may neither revoke the token of another client nor ask without permission', async () => {
    const token = await library.getToken()
    await expect(other.revoke(token)).rejects.toThrow()
    if (other.introspect) expect(await other.introspect(token).catch(() => ({}))).not.toHaveProperty('active')
    expect(await library.use(token)).toBe(204)
  })
})

for (const name of missing) test.skip(`(skipped: ${name} is not installed)`, () => {})
