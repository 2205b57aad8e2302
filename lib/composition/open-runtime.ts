import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import type { Stranger } from '@/lib/domain/principal'
import { equalHashes } from '@/lib/domain/secret'
import { unknownAddress } from '@/lib/domain/source-address'
import { throttledCode } from '@/lib/schemas/sign-in-code'
import { openMailTrial } from '@/lib/mail/mail-trial'
import { openSmtp } from '@/lib/mail/smtp'
import type { Database } from '@/lib/store/database'
import { openStore } from '@/lib/store/open-store'
import { failureThrottle } from '@/lib/throttle/failure-throttle'
import { passwordAttempts } from '@/lib/throttle/password-attempts'
import { AccessTokens } from '@/lib/token-service/access-tokens'
import type { TokenService } from '@/lib/token-service/context'
import { Directory } from '@/lib/token-service/directory'
import { health } from '@/lib/token-service/health'
import { sourceAddressReader } from '@/lib/token-service/source-address-reader'
import { watchUntrustedGateways } from '@/lib/token-service/untrusted-gateways'
import { tokenService } from '@/lib/token-service/token-service'
import { bindUseCases } from '@/lib/usecases'
import type { Passwords } from '@/lib/ports/passwords'
import { libraryKeys, setupTokenOf, storeKeys } from './derived-keys'
import { mint } from './mint'
import { openJobs, type Losses } from './open-jobs'
import { publicConfigOf } from './public-config'
import { reportOutages } from './outage'
import { signInGate } from './sign-in-gate'

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

/** The composition root: opens the store over a migrated database and wires use-cases, token service and jobs to it. */
export async function openRuntime({ config, database, rootKey, passwords, log, clock }: Foundations) {
  const keys = storeKeys(rootKey)
  const setupToken = setupTokenOf(rootKey)
  const outage = reportOutages(database.health, log)
  const store = openStore(database, keys, outage.feedLost)
  const [signingKey, ...olderKeys] = await store.openSigningKeys(clock()).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (!signingKey) throw new Error('there is no signing key')
  const transport = config.mail && openSmtp(config.mail)
  const jobs = openJobs({ store, config, transport, outage, clock })

  const isSetupToken = (token: string) => equalHashes(Buffer.from(token), Buffer.from(setupToken))
  const attempts = passwordAttempts(clock)
  const gateways = watchUntrustedGateways(config.trustedProxies, clock)
  const useCases = bindUseCases({
    store,
    clock,
    passwords,
    mint,
    passwordAttempts: attempts,
    setupLink: { matches: isSetupToken },
    mailTrial: openMailTrial(transport, config.publicUrl),
    untrustedGateways: gateways,
  })

  const { publicUrl: issuer, apiBaseUrl: audience } = config
  const service: TokenService = {
    issuer,
    audience,
    lifetime: config.accessTokenTtl,
    signingKeys: [signingKey, ...olderKeys],
    tokens: new AccessTokens([signingKey, ...olderKeys], { issuer, audience }),
    directory: new Directory(store.knownCredentials, store.feed),
    secretHashKey: keys.secretHash,
    throttle: failureThrottle({ allowed: 10, window: 5 * 60, clock }),
    clock,
    sourceAddress: gateways.sourceAddress,
    redeemed: jobs.redeemed,
    used: jobs.used,
    leaked: jobs.leaked,
    unavailable: outage.unavailable,
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

  const { sessionSecret, serverActionsKey } = libraryKeys(rootKey)
  return {
    /** What pages and actions get: no key, and nothing of the configuration that is secret. */
    pages: {
      may: useCases,
      clock,
      publicConfig: publicConfigOf(config, database.kind),
      /** While the database is away, what fails because of it is counted instead. */
      log: {
        error: (details: object, message: string) => outage.tellUnlessAway(() => log.error(details, message)),
        debug: (details: object, message: string) => log.debug(details, message),
      },
    },
    /** What signing in needs besides. */
    session: { sessions: store.sessions, sessionSecret },
    config,
    admitSignIn: signInGate(attempts.waitOf),
    throttledCode,
    serverActionsKey,
    /** The machine paths, and whether this process is alive and ready: what Fastify answers itself. */
    machineDoors: {
      health: (app: FastifyInstance, isStopping: () => boolean) =>
        health(app, { isReachable: store.isReachable, isWritable: database.isWritable, isStopping }),
      tokenService: (app: FastifyInstance) => tokenService(app, service),
    },
    /** Of the console's requests. */
    sourceAddress: sourceAddressReader(config.trustedProxies),
    firstStart,
    log,
    /** Begins what goes on by itself. Last of all: not before the process listens. */
    startJobs: jobs.start,
    outage,

    /** Ends the work under way, then closes the store; gives what could not be written. */
    async close(): Promise<Losses> {
      const losses = await jobs.close()
      await store.close()
      return losses
    },
  }
}
