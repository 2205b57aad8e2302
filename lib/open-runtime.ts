import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import keyturn from '../package.json' with { type: 'json' }
import type { Stranger } from './domain/actor'
import { ok, type Result } from './domain/failure'
import {
  deriveKey,
  equalHashes,
  newClientSecret,
  newLinkToken,
  newServiceApiKey,
  randomBase62,
  type PlainSecret,
} from './domain/secret'
import { unknownAddress } from './domain/source-address'
import { openNotices } from './jobs/notices'
import { openRedemptionBuffer } from './jobs/redemption-buffer'
import { openUsageBuffer } from './jobs/usage-buffer'
import { openUsageUpkeep } from './jobs/usage-upkeep'
import type { Config } from './config'
import { openMailTrial } from './mail/mail-trial'
import { openSmtp } from './mail/smtp'
import type { Database } from './store/database'
import { verifyTrail } from './store/audit-trail'
import type { StoreKeys } from './store/keys'
import { openStore } from './store/open-store'
import { failureThrottle } from './throttle/failure-throttle'
import { AccessTokens } from './token-service/access-tokens'
import { Directory } from './token-service/directory'
import type { TokenService } from './token-service/context'
import { health } from './token-service/health'
import { sourceAddressReader } from './token-service/source-address-reader'
import { tokenService } from './token-service/token-service'
import { bindUseCases } from './usecases'
import { makeServerLink } from './usecases/make-server-link'
import type { Mint, Passwords } from './usecases/ports'

const mint: Mint = {
  id: randomUUID,
  clientId: () => `kt_${randomBase62(24)}`,
  clientSecret: newClientSecret,
  serviceApiKey: newServiceApiKey,
  linkToken: newLinkToken,
}

export type Runtime = Awaited<ReturnType<typeof openRuntime>>

interface Foundations {
  config: Config
  database: Database
  rootKey: Buffer
  passwords: Passwords
  log: Logger
  /** What time it is. */
  clock: () => Date
}

function storeKeys(rootKey: Buffer): StoreKeys {
  return {
    secretHash: deriveKey(rootKey, 'secret hash'),
    auditChain: deriveKey(rootKey, 'audit chain'),
    sealing: deriveKey(rootKey, 'sealing'),
  }
}

/** Where a one-time link leads. */
function signInLinkUrl(config: Config, token: PlainSecret): string {
  return `${config.publicUrl}/invitation?token=${token.reveal()}`
}

/** Walks the audit trail of a database, without a runtime and without writing anything. */
export function verifyAuditTrailOf(database: Database, rootKey: Buffer) {
  return verifyTrail(database, deriveKey(rootKey, 'audit chain'))
}

interface LinkRequest extends Omit<Foundations, 'passwords' | 'log'> {
  /** Whose. */
  email: string
}

/** Makes a one-time link for a person, without a runtime. The answer is the only one that ever holds its address. */
export async function makeServerLinkIn({
  config,
  database,
  rootKey,
  clock,
  email,
}: LinkRequest): Promise<Result<{ url: string; expiresAt: Date }>> {
  // What it changes, no process keeps in memory: nobody needs to be told.
  const store = openStore({ ...database, url: null }, storeKeys(rootKey), () => {})
  const by: Stranger = { kind: 'stranger', address: unknownAddress, agent: 'npm run admin:link' }
  try {
    const made = await makeServerLink({ store, mint, clock }, email, by)
    if (!made.ok) return made
    const { token, expiresAt } = made.value
    return ok({ url: signInLinkUrl(config, token), expiresAt })
  } finally {
    await store.close()
  }
}

/** The composition root: opens the store over a migrated database and wires use-cases, token service and jobs to it. */
export async function openRuntime({ config, database, rootKey, passwords, log, clock }: Foundations) {
  const keys = storeKeys(rootKey)
  const store = openStore(database, keys, (error) =>
    log.warn(
      { err: error },
      'changes of other processes may be missed; reading the database instead of memory',
    ),
  )
  const setupToken = deriveKey(rootKey, 'setup link').toString('base64url')

  const isSetupToken = (token: string) => equalHashes(Buffer.from(token), Buffer.from(setupToken))

  const transport = config.mail && openSmtp(config.mail)
  const notices = openNotices({
    context: {
      store: {
        ...store.keepNotices,
        expiring: store.namedCredentials.expiring,
        credential: store.namedCredentials.find,
        digestHour: async () => (await store.read.policies.get()).digestHour,
      },
      publicUrl: config.publicUrl,
      mintId: randomUUID,
    },
    outbox: store.mailOutbox,
    remove: store.keepNotices.remove,
    transport,
    clock,
    failed: (what) => (error) => log.error({ err: error }, `${what}; it is tried again`),
  })

  const useCases = bindUseCases({
    store,
    clock,
    passwords,
    mint,
    signInThrottle: failureThrottle({ allowed: 10, window: 15 * 60, clock }),
    setupLink: { matches: isSetupToken },
    mailTrial: openMailTrial(transport, config.publicUrl),
  })

  const redemptions = openRedemptionBuffer(store.writeRedemptions, (error) =>
    log.error({ err: error }, 'last-redeemed times could not be written; they are kept and tried again'),
  )
  const usage = openUsageBuffer(store.addUsage, (error) =>
    log.error({ err: error }, 'usage could not be written; it is kept and tried again'),
  )
  const keptDays = async () => (await store.read.policies.get()).usageDays
  const upkeep = openUsageUpkeep(store.keepUsage, { keptDays, clock }, (error) =>
    log.error({ err: error }, 'old usage could not be tidied; it is tried again in an hour'),
  )
  const [signingKey, ...olderKeys] = await store.openSigningKeys(clock())
  if (!signingKey) throw new Error('there is no signing key')
  const signingKeys: TokenService['signingKeys'] = [signingKey, ...olderKeys]
  const addressOf = sourceAddressReader(config.trustedProxies)

  const service: TokenService = {
    issuer: config.publicUrl,
    audience: config.apiBaseUrl,
    lifetime: config.accessTokenTtl,
    signingKeys,
    tokens: new AccessTokens([signingKey, ...olderKeys], {
      issuer: config.publicUrl,
      audience: config.apiBaseUrl,
    }),
    directory: new Directory(store.knownCredentials, store.feed),
    secretHashKey: keys.secretHash,
    throttle: failureThrottle({ allowed: 10, window: 5 * 60, clock }),
    clock,
    sourceAddress: addressOf,
    redeemed: redemptions.add,
    used: usage.add,
    leaked: notices.leaked,
  }

  /** Creates the administrator named in the configuration, or gives the set-up link, while there is nobody. */
  async function firstStart(): Promise<string | null> {
    if (await store.read.people.any()) return null
    const stranger: Stranger = { kind: 'stranger', address: unknownAddress, agent: 'configuration' }
    if (config.firstAdministrator) {
      const { email, password } = config.firstAdministrator
      await useCases.setUp(stranger, { name: 'Administrator', email, password, token: setupToken })
      return null
    }
    return `${config.publicUrl}/setup?token=${setupToken}`
  }

  return {
    ...useCases,
    config,
    about: { version: keyturn.version, database: database.kind, node: process.versions.node },
    clock,
    sessions: store.sessions,
    isSetUp: store.read.people.any,
    isSetupToken,
    signInLinkUrl: (token: PlainSecret) => signInLinkUrl(config, token),
    /** The machine paths, and whether this process is alive and ready: what Fastify answers itself. */
    machineDoors: {
      health: (app: FastifyInstance) => health(app, store.isReachable),
      tokenService: (app: FastifyInstance) => tokenService(app, service),
    },
    sourceAddress: addressOf,
    sessionSecret: deriveKey(rootKey, 'session').toString('base64url'),
    serverActionsKey: deriveKey(rootKey, 'server actions').toString('base64'),
    firstStart,
    log,

    /** Ends the work under way: what was gathered is written, then the store is closed. */
    async close(): Promise<void> {
      await redemptions.close()
      await usage.close()
      await notices.close()
      await upkeep.close()
      await store.close()
    },
  }
}
