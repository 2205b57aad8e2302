import { randomBytes } from 'node:crypto'
import { compare, hash } from 'bcryptjs'
import fastify, { type FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import { seedCatalogue } from '@/prisma/seed'
import { openTestDatabase } from '@/prisma/test-database'
import { readConfig } from './config'
import type { Person, Stranger } from './domain/principal'
import { fail, ok } from './domain/failure'
import { commonPassword } from './domain/password'
import { proofOf } from './domain/step-up'
import type { Role } from './domain/role'
import { openRuntime, type Runtime } from './composition/open-runtime'
import { isCommon } from './passwords/common-passwords'
import type { Database } from './store/database'
import type { UseCases } from './usecases'

export const stranger: Stranger = { kind: 'stranger', address: '198.51.100.1', agent: 'test' }

let addresses = 0
/** A stranger from a new source address. */
export function newcomer(): Stranger {
  addresses += 1
  return { ...stranger, address: `10.0.${addresses >> 8}.${addresses & 255}` }
}

const password = 'correct horse battery'

/** An API client without permissions, network restriction or expiry. */
export const plainClient = {
  name: 'Billing export',
  description: '',
  contactEmail: null as string | null,
  application: null as string | null,
  grants: [] as { apiId: string; read: boolean; write: boolean }[],
  authorization: 'cloud_administrator' as 'cloud_administrator' | 'product_administrator',
  productIds: [] as string[],
  networks: [] as string[],
  expiresAt: null as Date | null,
}

/** A service API key without permissions or network restriction. Each test chooses its expiry. */
const {
  contactEmail: _contactEmail,
  application: _application,
  expiresAt: _never,
  ...plainCredential
} = plainClient
export const plainKey = { ...plainCredential, name: 'Nightly sync', serviceUser: 'Warehouse' }

/** A runtime on a new database, opened as the server does, but with cheap password hashes. */
export interface TestRuntime {
  /** The runtime, with its use-cases. */
  runtime: Runtime & UseCases
  database: Database
  /** The machine paths, without a port. */
  machines: FastifyInstance
  /** The first cloud administrator, who has always just proven that it is them. */
  administrator: Person
  /** A second Keyturn on the same database, like another process; perhaps through another connection. */
  beside(
    through?: (database: Database) => Database,
  ): Promise<{ runtime: Runtime & UseCases; machines: FastifyInstance; close(): Promise<void> }>
  /** Makes an attempt, and a change right after the attempt's first password is checked or hashed. */
  meanwhile<T>(attempt: () => Promise<T>, change: () => Promise<unknown>): Promise<T>
  /** Moves the clock forward by a number of milliseconds, or back if it is negative. */
  passTime(milliseconds: number): void
  /** A person as their next request finds them, with what they have shown in their session. */
  request(session: { sessionId: string }): Promise<Person>
  /** A person who has always just proven that it is them, however far the clock is moved, for tests of other rules. */
  proven(person: Person): Person
  /** Another such person with a session. */
  person(role: Role, productIds?: string[]): Promise<Person>
  close(): Promise<void>
}

interface Surroundings {
  /** Another connection to the same database. */
  through?: (database: Database) => Promise<Database>
  log?: Logger
}

export async function openTestRuntime(
  environment: Record<string, string> = {},
  { through = async (given) => given, log = pino({ level: 'silent' }) }: Surroundings = {},
): Promise<TestRuntime> {
  const database = await through(await openTestDatabase())
  await seedCatalogue(database)
  const rootKey = randomBytes(32)
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  /** Runs once, after the next password task and before its result is returned. */
  let whilePasswordWorkEnds: (() => Promise<unknown>) | null = null

  async function thenHeld<T>(work: Promise<T>): Promise<T> {
    const meanwhile = whilePasswordWorkEnds
    whilePasswordWorkEnds = null
    const done = await work
    await meanwhile?.()
    return done
  }

  async function open(given: (database: Database) => Database = (shared) => shared) {
    const opened = await openRuntime({
      config: readConfig({ LOG_LEVEL: 'silent', ...environment }),
      database: given(database),
      rootKey,
      passwords: {
        hash: async (chosen) =>
          (await isCommon(chosen.guesses))
            ? fail(commonPassword)
            : ok(await thenHeld(hash(chosen.reveal(), 4))),
        matches: async (text, stored) =>
          ok(await thenHeld(stored === null ? Promise.resolve(false) : compare(text, stored))),
      },
      log,
      clock,
    })
    opened.startJobs()
    const doors = fastify()
    await opened.machineDoors.health(doors, () => false)
    await doors.register(opened.machineDoors.tokenService)
    return {
      runtime: { ...opened, ...opened.pages.may },
      machines: doors,
      async close() {
        await doors.close()
        await opened.close()
      },
    }
  }

  const { runtime, machines, close } = await open()

  async function request({ sessionId }: { sessionId: string }): Promise<Person> {
    const session = await runtime.session.sessions.find(sessionId)
    if (!session) throw new Error('there is no session')
    const origin = { address: '192.0.2.1', agent: 'test' }
    return { kind: 'person', ...session.person, sessionId: session.id, proof: proofOf(session), ...origin }
  }

  function proven(person: Person): Person {
    const proof = {
      ...person.proof,
      get at() {
        return clock()
      },
    }
    return { ...person, proof }
  }

  async function signedIn(email: string): Promise<Person> {
    const signIn = await runtime.signIn(newcomer(), { email, password })
    if (!signIn.ok) throw new Error(signIn.failure.kind)
    return proven(await request(signIn.value))
  }

  const link = new URL((await runtime.firstStart()) ?? '')
  const token = link.searchParams.get('token') ?? ''
  const first = { name: 'Ada Lovelace', email: 'ada@example.com', password }
  const setUp = await runtime.setUp(stranger, { ...first, token })
  if (!setUp.ok) throw new Error(setUp.failure.kind)
  const administrator = await signedIn(first.email)

  return {
    runtime,
    database,
    machines,
    administrator,
    beside: open,
    meanwhile(attempt, change) {
      whilePasswordWorkEnds = change
      return attempt()
    },
    request,
    proven,
    passTime: (milliseconds) => void (ahead += milliseconds),
    async person(role, productIds = []) {
      const email = `${role}-${randomBytes(4).toString('hex')}@example.com`
      const created = await runtime.createPerson(administrator, {
        name: role,
        email,
        password,
        role,
        productIds,
      })
      if (!created.ok) throw new Error(created.failure.kind)
      return signedIn(email)
    },
    async close() {
      await close()
      await database.close()
    },
  }
}
