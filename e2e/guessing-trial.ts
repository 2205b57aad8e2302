// node scripts/run-ts.mjs e2e/guessing-trial.ts
//
// Guesses the password and the codes of the first administrator, a thousand at once on two processes, from one address and from a
// thousand, and meanwhile signs the administrator in where they have signed in before. Prints how many guesses were evaluated, and how
// long signing in took. The servers are those of the build: run `npm run build` first.
//
// TEST_DATABASE_URL: a PostgreSQL server on which databases may be created.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { bundle } from './support/bundle'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'

const { TEST_DATABASE_URL: given } = process.env
if (!given) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')
const server = given

const guesses = 1_000
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request. Status 0: the connection was closed. */
function send(url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, headers: {}, body: '' })
    const method = body === undefined ? 'GET' : 'POST'
    const sent = request(url, { agent, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
      response.on('error', none)
    })
    sent.on('error', none)
    sent.end(body)
  })
}

/** A browser at an address: it keeps cookies. */
function browser(address: string) {
  const cookies = new Map<string, string>()

  async function ask(url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const all = { 'x-forwarded-for': address, 'sec-fetch-site': 'same-origin', cookie, ...headers }
    const answer = await send(url, all, body)
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  let csrfToken = ''
  /** What the form needs before it can be sent. */
  async function prepare(url: string): Promise<void> {
    const { body } = await ask(`${url}/api/auth/csrf`, {})
    csrfToken = (JSON.parse(body) as { csrfToken: string }).csrfToken
  }

  return {
    cookies,
    prepare,
    /** Another browser with the same form, which was prepared only once. */
    like(other: { cookies: Map<string, string>; token(): string }) {
      for (const [name, value] of other.cookies) if (name.includes('csrf')) cookies.set(name, value)
      csrfToken = other.token()
      return this
    },
    token: () => csrfToken,
    password(url: string, email: string, password: string): Promise<Answer> {
      const form = new URLSearchParams({ csrfToken, email, password, json: 'true' })
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return ask(`${url}/api/auth/callback/credentials`, type, form.toString())
    },
    code(url: string, code: string): Promise<Answer> {
      const headers = { 'next-action': finishSignIn, 'content-type': 'text/plain;charset=UTF-8', origin: url }
      return ask(`${url}/login`, headers, JSON.stringify([{ code }]))
    },
  }
}
type Browser = ReturnType<typeof browser>

/** The server action of the second step, by what it is called in the build. */
const finishSignIn = actionNamed('finishSignInAction')

function actionNamed(name: string): string {
  const text = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = JSON.parse(text) as { node: Record<string, { exportedName: string }> }
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`the build has no action ${name}: run npm run build`)
  return found[0]
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

const name = `keyturn_guessing_${randomBytes(4).toString('hex')}`
await once(server, `CREATE DATABASE ${name}`)
const database = Object.assign(new URL(server), { pathname: `/${name}` }).href
const environment = {
  DATABASE_URL: database,
  KEYTURN_ROOT_KEY: randomBytes(32).toString('base64'),
  ADMIN_EMAIL: administrator.email,
  ADMIN_PASSWORD: administrator.password,
  TRUSTED_PROXIES: '127.0.0.1,::1',
}
const first = await Keyturn.start('dist/main.js', environment)
const second = await Keyturn.start('dist/main.js', environment)
const urls = [first.url, second.url] as const
const urlOf = (index: number) => urls[index % 2] ?? urls[0]

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

/** Signs the administrator in like the form. Returns how long it took. */
async function signIn(by: Browser, url: string): Promise<number> {
  const began = performance.now()
  await by.prepare(url)
  const { status } = await by.password(url, administrator.email, administrator.password)
  if (status !== 200) throw new Error(`the administrator was answered with ${status}`)
  return performance.now() - began
}

/** Makes guesses at once; meanwhile something is tried over and over. */
async function flood<T>(guess: (index: number) => Promise<T>, meanwhile: () => Promise<number>) {
  const began = performance.now()
  const run = { done: false }
  const all = Promise.all(Array.from({ length: guesses }, (_, index) => guess(index))).finally(
    () => (run.done = true),
  )
  const times: number[] = []
  while (times.length < 3 || (!run.done && times.length < 20)) times.push(await meanwhile())
  const answers = await all
  return { answers, times, took: performance.now() - began }
}

const honest = browser('198.51.100.1')
await signIn(honest, urls[0])
const quiet: number[] = []
for (let times = 0; times < 6; times++) quiet.push(await signIn(honest, urlOf(times)))
console.log(`Signing in where it is quiet: ${inSeconds(median(quiet))}`)

const form = browser('192.0.2.1')
await form.prepare(urls[0])

async function passwords(
  title: string,
  {
    address,
    email = () => administrator.email,
  }: { address(index: number): string; email?(index: number): string },
) {
  await once(database, 'DELETE FROM "Attempts"')
  await sleep(2_000)
  const { answers, times, took } = await flood(
    (index) => browser(address(index)).like(form).password(urlOf(index), email(index), `guess ${index}`),
    () => signIn(honest, urlOf(Math.floor(Math.random() * 2))),
  )
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  console.log(
    `${title}: ${count(401)} of ${guesses} evaluated, ${count(429)} refused, ${guesses - count(401) - count(429)} other, in ${inSeconds(took)}`,
  )
  console.log(
    `  meanwhile the administrator signed in ${times.length} times: ${inSeconds(median(times))}, at most ${inSeconds(Math.max(...times))}`,
  )
}

const many = (index: number) => `10.1.${index >> 8}.${index & 255}`
const bundles = await bundle()
try {
  await passwords('Passwords of one account, from one address', { address: () => '203.0.113.7' })
  await passwords('Passwords of one account, from 1,000 addresses', { address: many })
  await passwords('Passwords of 1,000 accounts, from 1,000 addresses', {
    address: (index) => `10.2.${index >> 8}.${index & 255}`,
    email: (index) => `made-up-${index}@example.com`,
  })
  await passwords('Passwords of one account, at the address of the administrator', {
    address: () => '198.51.100.1',
  })

  await once(database, 'DELETE FROM "Attempts"')
  // A process of tests, only to set an app up.
  const helper = await Keyturn.start(bundles.server, environment)
  const begun = await helper.call('beginTwoFactor', {})
  if (!begun.ok) throw new Error(begun.failure.kind)
  const secret = Secret.fromBase32(begun.value.key)
  const codeNow = () => TOTP.generate({ secret, timestamp: Date.now() })
  const confirmed = await helper.call('confirmTwoFactor', { code: codeNow() })
  if (!confirmed.ok) throw new Error(confirmed.failure.kind)
  await helper.stop()

  const nextStep = () => sleep(30_500 - (Date.now() % 30_000))
  /** Signs the administrator in with both steps. */
  async function bothSteps(url: string): Promise<number> {
    const began = performance.now()
    await signIn(honest, url)
    const { body } = await honest.code(url, codeNow())
    if (!body.includes('"ok":true'))
      throw new Error(`the administrator was answered with ${body.slice(-300)}`)
    return performance.now() - began
  }
  await once(database, 'DELETE FROM "Attempts"')
  await nextStep()
  await bothSteps(urls[0])
  await nextStep()
  console.log(`Signing in with a code where it is quiet: ${inSeconds(await bothSteps(urls[1]))}`)

  const thieves: { by: Browser; url: string }[] = []
  // More have to wait: so many may be begun in ten minutes.
  for (let index = 0; index < 8; index++) {
    const by = browser(`10.3.0.${index}`)
    const url = urlOf(index)
    await signIn(by, url)
    thieves.push({ by, url })
  }
  await nextStep()
  let signedIn = 0
  const { answers, times, took } = await flood(
    (index) => {
      const { by, url } = thieves[index % thieves.length] ?? { by: honest, url: urls[0] }
      return by.code(url, String(index).padStart(6, '0'))
    },
    // A code counts once.
    async () => (signedIn++ === 0 ? bothSteps(urls[0]) : Number.NaN),
  )
  const saying = (text: string) => answers.filter(({ body }) => body.includes(text)).length
  const evaluated = saying('This code is incorrect')
  console.log(
    `Codes, from ${thieves.length} sessions half signed in: ${evaluated} of ${guesses} evaluated, ${saying('Too many attempts')} refused, ${saying('This took too long')} in an ended session, in ${inSeconds(took)}`,
  )
  console.log(`  meanwhile the administrator signed in with a code: ${inSeconds(times[0] ?? 0)}`)
} finally {
  await Promise.all([first.stop(), second.stop()])
  await bundles.remove()
  await once(server, `DROP DATABASE ${name} WITH (FORCE)`)
}
