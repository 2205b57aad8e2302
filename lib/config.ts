import { z } from '@/lib/schemas/commands/zod'
import { emailAddress, shortText } from '@/lib/schemas/commands/text'
import { newPassword } from '@/lib/schemas/commands/person'
import { CannotStart } from '@/lib/domain/cannot-start'
import type { NetworkSet } from '@/lib/domain/network-set'
import { readTrustedProxies } from '@/lib/domain/source-address'

/** The configuration. The README documents each variable under "Configuration". */
export interface Config {
  host: string
  port: number
  /** The origin that people and machines use, without a trailing slash; the issuer of tokens. */
  publicUrl: string
  apiBaseUrl: string
  dataDir: string
  databaseUrl: string | null
  /** Null if the key is generated once and kept in the data folder. */
  rootKey: Buffer | null
  role: 'all' | 'console' | 'token-service'
  firstAdministrator: { email: string; password: string } | null
  trustedProxies: NetworkSet
  /** Seconds. */
  accessTokenTtl: number
  /** Null if no mail server is configured: messages wait in the outbox. */
  mail: { url: string; from: { name: string; address: string } } | null
  /** The URI for reporting a security problem. */
  securityContact: string
  logLevel: (typeof logLevels)[number]
}

/** Whether pages are rebuilt when they change. Only `npm run dev` sets it. */
export const isDevelopment = process.env.NODE_ENV === 'development'

export { CannotStart }

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)

const baseUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    context.addIssue('must be a URL like https://keyturn.example.com')
    return z.NEVER
  }
  return url
})

const rootKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64, as `openssl rand -base64 32` prints them')
  .transform((text) => Buffer.from(text, 'base64'))

const smtpUrl = z
  .string()
  .refine(
    (text) =>
      /^smtps?:$/.test(URL.canParse(text) ? new URL(text).protocol : '') && new URL(text).hostname !== '',
    'must be a URL like smtp://user:password@mail.example.com:587',
  )

/** An e-mail address, or `Name <address>`. */
const mailFrom = z.string().transform((text, context) => {
  const [, typedName = '', bracketed] = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? []
  const address = emailAddress.safeParse(bracketed ?? text)
  const name = shortText.safeParse(typedName)
  if (address.success && name.success) return { name: name.data, address: address.data }
  context.addIssue('must be an address like Keyturn <keyturn@example.com>')
  return z.NEVER
})

/** An e-mail address or a page, as a URI (RFC 9116, 2.5.3). */
const securityContact = z.string().transform((text, context) => {
  const email = emailAddress.safeParse(text)
  if (email.success) return mailtoOf(email.data)
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return new URL(text).href
  context.addIssue('must be an address like security@example.com or https://example.com/security')
  return z.NEVER
})

/** RFC 6068: some characters of an address have another meaning in a URI. */
function mailtoOf(address: string): string {
  const at = address.lastIndexOf('@')
  return `mailto:${encodeURIComponent(address.slice(0, at))}${address.slice(at)}`
}

const known = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: baseUrl.optional(),
  API_BASE_URL: baseUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  KEYTURN_ROOT_KEY: rootKey.optional(),
  KEYTURN_ROLE: z
    .enum(['all', 'console', 'token-service'], 'must be all, console or token-service')
    .default('all'),
  ADMIN_EMAIL: emailAddress.optional(),
  ADMIN_PASSWORD: newPassword.optional(),
  TRUSTED_PROXIES: z.string().optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.optional(),
  SECURITY_CONTACT: securityContact.optional(),
  ACCESS_TOKEN_TTL: wholeNumber(60, 86_400).default(900),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
})

/** The configuration is not valid. The message has a line for each problem. */
export class ConfigError extends CannotStart {
  constructor(readonly problems: string[]) {
    super(`Keyturn cannot start with this configuration:\n${problems.map((line) => `  ${line}`).join('\n')}`)
  }
}

type Environment = Record<string, string | undefined>

function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.')
}

/**
 * Reads and checks the configuration. An empty variable counts as absent. Nothing else reads `process.env`.
 * @throws ConfigError that lists every problem at once
 */
export function readConfig(environment: Environment = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = known.safeParse(present)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  const proxies = readTrustedProxies(present.TRUSTED_PROXIES ?? '')
  problems.push(...proxies.problems.map((problem) => `TRUSTED_PROXIES: ${problem}`))
  problems.push(...combinations(present))
  if (!parsed.success) throw new ConfigError(problems)

  const env = parsed.data
  const publicUrl = env.PUBLIC_URL ?? new URL(`http://localhost:${env.PORT}`)
  if (publicUrl.protocol === 'http:' && !isLoopback(publicUrl)) {
    problems.push('PUBLIC_URL must begin with https:// unless its host is loopback')
  }
  if (publicUrl.pathname !== '/') problems.push('PUBLIC_URL must not have a path')
  if (problems.length > 0) throw new ConfigError(problems)

  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: publicUrl.origin,
    apiBaseUrl: (env.API_BASE_URL ?? publicUrl).href.replace(/\/$/, ''),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    rootKey: env.KEYTURN_ROOT_KEY ?? null,
    role: env.KEYTURN_ROLE,
    firstAdministrator:
      env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    trustedProxies: proxies.networks,
    accessTokenTtl: env.ACCESS_TOKEN_TTL,
    mail: env.SMTP_URL
      ? {
          url: env.SMTP_URL,
          from: env.MAIL_FROM ?? { name: 'Keyturn', address: `keyturn@${publicUrl.hostname}` },
        }
      : null,
    // RFC 2142 defines this mailbox for every domain.
    securityContact: env.SECURITY_CONTACT ?? mailtoOf(`security@${publicUrl.hostname}`),
    logLevel: env.LOG_LEVEL,
  }
}

/** Sets variables for libraries that read their configuration only from the environment. */
export function exportToLibraries(variables: Record<string, string>): void {
  Object.assign(process.env, variables)
}

/** Checks rules that involve more than one variable. */
function combinations(env: Environment): string[] {
  const problems = []
  if (env.DATABASE_URL && !env.KEYTURN_ROOT_KEY) {
    problems.push(
      'KEYTURN_ROOT_KEY is required with DATABASE_URL; make one with `openssl rand -base64 32` and keep it safe',
    )
  }
  if (env.KEYTURN_ROLE && env.KEYTURN_ROLE !== 'all' && !env.DATABASE_URL) {
    problems.push(
      `KEYTURN_ROLE=${env.KEYTURN_ROLE} needs DATABASE_URL: the embedded database serves one process`,
    )
  }
  if (Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD must be set together')
  }
  return problems
}
