import keyturn from '../../package.json' with { type: 'json' }
import type { Config } from '@/lib/config'
import { relyingPartyOf } from '@/lib/domain/passkey'

/** The part of the configuration that pages may know. Nothing in it is secret. */
export function publicConfigOf(config: Config, database: 'embedded' | 'postgresql') {
  const { publicUrl, apiBaseUrl, accessTokenTtl, securityContact, mail } = config
  return {
    publicUrl,
    apiBaseUrl,
    /** Seconds. */
    accessTokenTtl,
    securityContact,
    /** Whether browsers make passkeys for the address of this server. */
    offersPasskeys: relyingPartyOf(publicUrl) !== null,
    /** Only the host of the mail server, because the whole address contains a password. Null if none is configured. */
    mail: mail && {
      server: new URL(mail.url).host,
      from: [mail.from.name, `<${mail.from.address}>`].filter(Boolean).join(' '),
    },
    version: keyturn.version,
    database,
    node: process.versions.node,
  }
}
