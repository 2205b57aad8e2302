import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import pg from 'pg'
import { openProxy } from '@/server/test-proxy'
import { issueOn, type Issued } from '../support/issue'
import { Keyturn } from '../support/keyturn'
import { administrator } from '../support/people'

/** A process that serves tokens. Its connections to the database go through a proxy. */
export interface Reader {
  keyturn: Keyturn
  proxy: Awaited<ReturnType<typeof openProxy>>
}

/** Processes on one database: one that changes things and others that serve tokens. */
export interface World {
  writer: Keyturn
  readers: Reader[]
  /** Starts another process that serves tokens. */
  start(): Promise<Reader>
  /** Runs a statement on the database, past every process. */
  sql(statement: string, values?: unknown[]): Promise<pg.QueryResult>
  issue(grants?: { apiId: string; read: boolean; write: boolean }[]): Promise<Issued>
  close(): Promise<void>
}

interface Wanted {
  entry: string
  /** The server on which databases may be created. */
  server: string
  readers: number
  /** A pooler through which the readers connect. */
  pooler?: string | undefined
}

export async function openWorld({ entry, server, readers, pooler }: Wanted): Promise<World> {
  const name = `keyturn_barrier_${randomBytes(4).toString('hex')}`
  const once = async (url: string, statement: string, values: unknown[] = []) => {
    const client = new pg.Client(url)
    client.on('error', () => {})
    await client.connect()
    try {
      return await client.query(statement, values)
    } finally {
      await client.end()
    }
  }
  await once(server, `CREATE DATABASE ${name}`)
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const environment = {
    KEYTURN_ROOT_KEY: randomBytes(32).toString('base64'),
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    // The issuer of the tokens of all of them.
    PUBLIC_URL: 'http://localhost:9',
  }
  const writer = await Keyturn.start(entry, { ...environment, DATABASE_URL: at(server) })

  async function start(): Promise<Reader> {
    const proxy = await openProxy(at(pooler ?? server))
    const url = `${proxy.url}?application_name=reader`
    const keyturn = await Keyturn.start(entry, {
      ...environment,
      DATABASE_URL: url,
      KEYTURN_ROLE: 'token-service',
    })
    return { keyturn, proxy }
  }

  const all: Reader[] = []
  for (let count = 0; count < readers; count++) all.push(await start())
  let number = 0
  return {
    writer,
    readers: all,
    start,
    sql: (statement, values) => once(at(server), statement, values),
    issue(grants = []) {
      number++
      return issueOn(writer, { name: `Client ${number}`, grants })
    },
    async close() {
      for (const { keyturn, proxy } of all) {
        await keyturn.stop()
        await proxy.close()
      }
      await writer.stop()
      await once(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

interface Answer {
  status: number
  body: string
}

/** Sends a request with its body. An answer that never comes has status 0. */
function send(url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, body: '' })
    const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
      response.on('error', none)
    })
    sent.on('error', none)
    sent.end(body)
  })
}

export const verify = async ({ keyturn }: Reader, token: string, scope = ''): Promise<number> =>
  (await send(`${keyturn.url}/verify?scope=${scope}`, { authorization: `Bearer ${token}` })).status

/** Posts a form with the client's authentication. */
export function post(
  { url }: Keyturn,
  path: string,
  client: Pick<Issued, 'clientId' | 'secret'>,
  form: Record<string, string>,
): Promise<Answer> {
  const body = new URLSearchParams({ client_id: client.clientId, client_secret: client.secret, ...form })
  return send(url + path, { 'content-type': 'application/x-www-form-urlencoded' }, body.toString())
}

export const requestToken = ({ keyturn }: Reader, client: Pick<Issued, 'clientId' | 'secret'>) =>
  post(keyturn, '/oauth/token', client, { grant_type: 'client_credentials' })
