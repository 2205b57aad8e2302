import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { ConfigError, type Config } from '@/lib/config'
import type { Stranger } from '@/lib/domain/principal'
import { reportsPerMinute } from '@/lib/domain/report-limits'
import { equalHashes } from '@/lib/domain/secret'
import { unknownAddress } from '@/lib/domain/source-address'
import { throttledCode } from '@/lib/domain/sign-in-code'
import { openLinkMail } from '@/lib/mail/link-mail'
import { openMailTrial } from '@/lib/mail/mail-trial'
import { reportAlerts } from '@/lib/jobs/report-alert'
import { accountNotices } from '@/lib/jobs/account-notices'
import { openSmtp } from '@/lib/mail/smtp'
import type { Database } from '@/lib/store/database'
import { isOutage } from '@/lib/store/is-outage'
import { passkeyCeremonies } from '@/lib/passkeys/ceremonies'
import { openStore } from '@/lib/store/open-store'
import { withKnownPauses } from '@/lib/throttle/known-pauses'
import { pauses } from '@/lib/throttle/pauses'
import { windowThrottle } from '@/lib/throttle/window-throttle'
import { AccessTokens } from '@/lib/token-service/access-tokens'
import type { TokenService } from '@/lib/token-service/context'
import { Directory } from '@/lib/token-service/directory'
import { health } from '@/lib/token-service/health'
import { revocationIn } from '@/lib/token-service/revocation'
import { sourceAddressReader } from '@/lib/token-service/source-address-reader'
import { watchUntrustedGateways } from '@/lib/token-service/untrusted-gateways'
import { tokenService } from '@/lib/token-service/token-service'
import { bindUseCases } from '@/lib/usecases'
import { receiveReports } from '@/lib/usecases/receive-reports'
import type { Passwords } from '@/lib/ports/passwords'
import { deviceCookies } from './device-cookie'
import { deviceKey, libraryKeys, passkeyChallengeKey, setupTokenOf, storeKeys } from './derived-keys'
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
  /** The current time. */
  clock: () => Date
}

/** The composition root: opens the store over a migrated database and connects use-cases, token service and jobs to it. */
export async function openRuntime({ config, database, rootKey, passwords, log, clock }: Foundations) {
  const keys = storeKeys(rootKey)
  const setupToken = setupTokenOf(rootKey)
  const outage = reportOutages(database.health, log)
  const serves = config.role !== 'console'
  const store = openStore(database, keys, { url: database.url, serves, lost: outage.feedLost })
  const [signingKey, ...olderKeys] = await store.openSigningKeys(clock()).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (!signingKey) throw new Error('no signing key exists')
  const transport = config.mail && (await openSmtp(config.mail))
  const composeReportAlert = reportAlerts({ publicUrl: config.publicUrl, mintId: randomUUID })
  const jobs = openJobs({
    store,
    config,
    transport,
    outage,
    clock,
    receiveReports: receiveReports({ store, clock, composeReportAlert }),
  })

  const isSetupToken = (token: string) => equalHashes(Buffer.from(token), Buffer.from(setupToken))
  const sourcePauses = pauses(clock)
  const gateways = watchUntrustedGateways(config.trustedProxies, clock)
  const noticing = { publicUrl: config.publicUrl, mintId: randomUUID }
  const useCases = bindUseCases({
    store,
    clock,
    passwords,
    mint,
    attempts: withKnownPauses(store.attempts(clock, sourcePauses.note), {
      clock,
      waitOfSource: sourcePauses.waitOf,
    }),
    passkeys: passkeyCeremonies(config.publicUrl, passkeyChallengeKey(rootKey)),
    setupLink: { matches: isSetupToken },
    mailTrial: openMailTrial(transport, config.publicUrl),
    composeLink: openLinkMail(transport !== null, config.publicUrl),
    composeReportAlert,
    composeAccountNotice: accountNotices(noticing),
    untrustedGateways: gateways,
    tokenLifetime: config.accessTokenTtl,
  })

  const { publicUrl: issuer, apiBaseUrl: audience } = config
  const service: TokenService = {
    issuer,
    audience,
    lifetime: config.accessTokenTtl,
    signingKeys: [signingKey, ...olderKeys],
    tokens: new AccessTokens([signingKey, ...olderKeys], { issuer, audience }),
    directory: new Directory(store.knownCredentials(clock), store.feed, isOutage),
    secretHashKey: keys.secretHash,
    throttle: windowThrottle({ allowed: 10, window: 5 * 60, clock }),
    reportThrottle: windowThrottle({ allowed: reportsPerMinute, window: 60, clock }),
    clock,
    sourceAddress: gateways.sourceAddress,
    tellingProxy: gateways.tellingProxy,
    newReference: mint.reference,
    revoke: revocationIn(store.revokedTokens, store.feed, isOutage),
    secretUsed: jobs.secretUsed,
    tokenUsed: jobs.tokenUsed,
    used: jobs.used,
    leaked: jobs.leaked,
    reported: jobs.reported,
    refused(refusal) {
      jobs.refused(refusal)
      // At debug only, because anybody can be refused any number of times.
      const { reference, endpoint, status, reason } = refusal
      log.debug({ reference, endpoint, status, reason }, 'a machine request was refused')
    },
    unavailable: outage.unavailable,
    failed: (error, reference) => log.error({ err: error, reference }, 'a machine request failed'),
  }

  /**
   * If no person exists, creates the administrator named in the configuration, or returns the set-up link.
   *
   * @throws {ConfigError} if the password in the configuration is not acceptable
   */
  async function firstStart(): Promise<string | null> {
    if (await store.anyPerson()) return null
    const stranger: Stranger = { kind: 'stranger', address: unknownAddress, agent: 'configuration' }
    if (config.firstAdministrator) {
      const { email, password } = config.firstAdministrator
      const done = await useCases.setUp(stranger, {
        name: 'Administrator',
        email,
        password,
        token: setupToken,
      })
      // Another process may have been first.
      if (done.ok || done.failure.kind === 'setup_closed') return null
      if (done.failure.kind !== 'invalid_input') throw new Error(done.failure.kind)
      const reasons = Object.values(done.failure.fields)
      throw new ConfigError(reasons.map((reason) => `ADMIN_PASSWORD: ${reason}`))
    }
    return `${config.publicUrl}/setup?token=${setupToken}`
  }

  const { sessionSecret, serverActionsKey } = libraryKeys(rootKey)
  const devices = deviceCookies(deviceKey(rootKey), config.publicUrl, clock)
  return {
    /** What pages and actions get: no keys, and no secret part of the configuration. */
    pages: {
      may: useCases,
      clock,
      publicConfig: publicConfigOf(config, database.kind),
      /** Reports an error of a page. While the database is unreachable, errors are counted instead. */
      log: {
        error: (details: object, message: string) => outage.tellUnlessAway(() => log.error(details, message)),
        debug: (details: object, message: string) => log.debug(details, message),
      },
    },
    /** What signing in needs in addition. */
    session: { sessions: store.sessions, sessionSecret, deviceCookie: devices.make },
    config,
    admitSignIn: signInGate(sourcePauses.waitOf),
    /** Finds out by the cookies of a request whether we know its browser. */
    deviceOf: devices.read,
    throttledCode,
    serverActionsKey,
    /** What Fastify answers itself: the machine paths, and whether this process is alive and ready. */
    machineDoors: {
      health: (app: FastifyInstance, isStopping: () => boolean) =>
        health(app, { isReachable: store.isReachable, isWritable: database.isWritable, isStopping }),
      tokenService: (app: FastifyInstance) => tokenService(app, service),
    },
    /** Finds the source address of a request to the console. */
    sourceAddress: sourceAddressReader(config.trustedProxies).sourceAddress,
    firstStart,
    log,
    /** Starts the background work. Call it last, once the process listens. */
    startJobs: jobs.start,
    outage,

    /** Stops the work in progress, then closes the store. Returns what could not be written. */
    async close(): Promise<Losses> {
      const losses = await jobs.close()
      await store.close()
      return losses
    },
  }
}
