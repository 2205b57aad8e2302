import { detailsPath, type NamedCredential } from '@/lib/domain/notice'
import { html, type Html } from './html'
import { styles } from './layout'
import { shortMoment } from './moment'

/** Who reads a message. */
export interface Reader {
  /** IANA name. */
  timeZone: string
  /** The address of the console. */
  publicUrl: string
}

type Fact = readonly [term: string, fact: string]

/** What the message says about the credential. */
export interface News {
  state: string
  tone: 'red' | 'amber'
  facts: readonly Fact[]
  /** The label of its permissions: what stops, or what someone may have had access to. */
  scopeTerm: string
}

/** A credential in a message, as text and as a table row: its kind, owner, permissions and link. */
export function credentialEntry(
  credential: NamedCredential,
  { state, tone, facts, scopeTerm }: News,
  reader: Reader,
) {
  const address = reader.publicUrl + detailsPath(credential)
  const all = [...facts, ...factsOf(credential, scopeTerm, reader.timeZone)]
  const line = (term: string, fact: string) => `  ${`${term}:`.padEnd(13)}${fact}`
  const text = [
    `${credential.name}: ${state.toLowerCase()}`,
    ...all.map(([term, fact]) => line(term, fact)),
    line('Open', address),
  ].join('\n')
  const row = html`<tr>
    <td class="gutter" style="padding:16px 32px 0">
      <table
        role="presentation"
        class="row"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border="0"
        style="border-top:1px solid #dfe2e8"
      >
        <tr>
          <td colspan="2" style="padding:14px 0 6px">
            <a class="link" href="${address}" style="${styles.link};font-weight:600">${credential.name}</a>
            <span class="${tone}" style="${styles[tone]};font-weight:600">&nbsp;${state}</span>
          </td>
        </tr>
        ${all.map(factRow)}
      </table>
    </td>
  </tr>`
  return { name: credential.name, state, text, row }
}

function factRow([term, fact]: Fact): Html {
  return html`<tr>
    <td class="soft" width="88" valign="top" style="padding:2px 12px 2px 0;${styles.soft}">${term}</td>
    <td class="ink" valign="top" style="padding:2px 0;${styles.ink};word-break:break-word">${fact}</td>
  </tr>`
}

function factsOf(credential: NamedCredential, scopeTerm: string, timeZone: string): Fact[] {
  const { kind, clientId, serviceUserName, ownerName, application, disabled, scope } = credential
  const what =
    kind === 'api_client'
      ? `API client ${clientId ?? ''}`
      : `Service API key${serviceUserName ? ` of ${serviceUserName}` : ''}`
  return [
    ['What', disabled ? `${what} (disabled)` : what],
    ['Owner', ownerName ?? 'Nobody'],
    ...(application ? [['Used by', application] as const] : []),
    [scopeTerm, scope.length > 0 ? scope.join(', ') : 'None: it has no permissions'],
    ['Last used', lastUse(credential, timeZone)],
  ]
}

function lastUse({ lastUsedAt, lastUsedFrom }: NamedCredential, timeZone: string): string {
  if (!lastUsedAt) return 'Never'
  return `${shortMoment(lastUsedAt, timeZone)}${lastUsedFrom ? `, from ${lastUsedFrom}` : ''}`
}
