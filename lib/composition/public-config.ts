import keyturn from '../../package.json' with { type: 'json' }
import type { Config } from '@/lib/config'

/** What pages may know of the configuration: nothing of it is secret. */
export function publicConfigOf(config: Config, database: 'embedded' | 'postgresql') {
  const { publicUrl, apiBaseUrl, accessTokenTtl, securityContact, mail } = config
  return {
    publicUrl,
    apiBaseUrl,
    /** Seconds. */
    accessTokenTtl,
    securityContact,
    /** The mail server by its host alone: its whole address holds a password. Null: messages wait. */
    mail: mail && {
      server: new URL(mail.url).host,
      from: [mail.from.name, `<${mail.from.address}>`].filter(Boolean).join(' '),
    },
    version: keyturn.version,
    database,
    node: process.versions.node,
  }
}
