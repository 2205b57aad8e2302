import type { MachineRefusal, MachineRefusalReason, Shown } from './machine-refusal'
import { mostReported, reportsPerMinute } from './report-limits'
import { unknownAddress } from './source-address'
import { otherScope } from './usage'

type Kept = 'status' | 'clientId' | 'sourceAddress' | 'toldBy' | 'scopesAsked' | 'scopesHeld' | 'networks'

/** The parts of a refusal that its sentences depend on. A later version may have stored other reasons, states and proofs. */
export interface Told extends Pick<MachineRefusal, Kept> {
  reason: string
  shown: string | null
  state: string | null
}

/** What was decided about a refused request, and why, in words. A reason from a later version is shown unchanged. */
export function refusalInWords(told: Told): string {
  const { reason } = told
  const sentences = Object.hasOwn(words, reason)
    ? words[reason as MachineRefusalReason](told)
    : [`Refused: ${reason}.`]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

const words: Record<MachineRefusalReason, (told: Told) => string[]> = {
  wrong_secret: (told) => [
    told.shown === 'service_api_key'
      ? 'The key has been replaced or has retired.'
      : 'The secret was wrong: it is none of the client’s live secrets.',
    stateOf(told),
    pauseOf(told),
  ],
  disabled: (told) => [proofOf(told), `The ${nounOf(told)} is disabled.`, pauseOf(told)],
  expired: (told) => [proofOf(told), `The ${nounOf(told)} has expired.`, pauseOf(told)],
  token_expired: () => ['The token has expired.'],
  token_not_yet_valid: () => [
    'The token is genuine. It was issued in the future: the clock that issued it was wrong, or this one is.',
  ],
  revoked: () => [
    'The token is genuine. It ended early: it was revoked, its client was disabled after it was issued, or the secret that it was issued for was replaced or has retired.',
  ],
  deleted: () => ['The token is genuine. Its API client has been deleted.'],
  forbidden_address: (told) => [proofOf(told), `${addressOf(told)} is not in ${oneOf(told.networks)}.`],
  unknown_address: (told) => [
    proofOf(told),
    `${told.toldBy === null ? 'The source address is unknown' : `The proxy ${told.toldBy} did not send a valid source address`}, and the ${nounOf(told)} may only be used from ${oneOf(told.networks)}.`,
  ],
  insufficient_scope: (told) => [
    proofOf(told),
    `The request needs ${allOf(told.scopesAsked)}.`,
    `The ${told.shown === 'access_token' ? 'token' : nounOf(told)} has ${heldBy(told)}.`,
  ],
  scope_not_held: (told) => [
    proofOf(told),
    told.scopesAsked.length > 0
      ? `The request asked for ${allOf(told.scopesAsked)}.`
      : 'The request sent an empty scope.',
    `The ${nounOf(told)} has ${heldBy(told)}.`,
  ],
  permission_missing: (told) => [
    proofOf(told),
    `The ${nounOf(told)} does not have the permission ${allOf(told.scopesAsked)}.`,
  ],
  token_missing: (told) => [proofOf(told), 'The request did not include a token.'],
  foreign_token: (told) => [proofOf(told), 'The token to revoke belongs to another API client.'],
  unknown_client: (told) => [
    told.clientId === null
      ? 'The client ID was malformed. It is not kept, because it may be a secret.'
      : 'No live API client has this client ID.',
    pauseOf(told),
  ],
  no_authentication: () => ['The request did not have both a client ID and a secret.'],
  two_authentications: () => [
    'The request had a client ID and secret in the Authorization header and others in the body.',
  ],
  basic_malformed: () => ['The Authorization header was not well-formed Basic authentication.'],
  authorization_repeated: () => ['The request had more than one Authorization header.'],
  body_unreadable: () => ['The body of the request could not be read.'],
  body_too_large: () => ['The body of the request was too large.'],
  body_not_a_form: () => ['The body of the request was not application/x-www-form-urlencoded.'],
  body_not_json: () => ['The body of the request was not application/json in UTF-8.'],
  report_malformed: () => [
    `The report did not have the form {"secrets": ["..."], "source": "...", "action": "revoke"}, with 1 to ${mostReported} secrets.`,
  ],
  reports_waiting: () => [
    'So many reported secrets were waiting to be looked up that no more were accepted.',
  ],
  too_many_reports: () => [
    `This address sent more than ${reportsPerMinute} reports in a minute and was asked to wait.`,
  ],
  parameter_repeated: () => ['The body had the same parameter more than once.'],
  grant_missing: () => ['The request did not have a grant_type.'],
  grant_unsupported: () => ['The grant_type was not client_credentials.'],
  no_credential: () => ['The request had neither a token nor a service API key.'],
  several_credentials: () => ['The request had more than one token or key.'],
  unknown_credential: () => [
    'The request had no token that this Keyturn issued, and no live service API key. It may have been changed in transit, or come from another system.',
  ],
  method_not_allowed: () => ['The request did not use POST.'],
  unknown_path: () => ['There is no such endpoint.'],
  unavailable: () => [
    'Nothing was decided: the database did not answer in time, or too many requests were waiting.',
  ],
  failed: () => ['Nothing was decided, because of an unexpected error. Search the log for this reference.'],
}

const proofs: Record<Shown, string> = {
  client_secret: 'The secret was right.',
  access_token: 'The token is genuine.',
  service_api_key: 'The key was right.',
}

const proofOf = ({ shown }: Told) =>
  shown !== null && Object.hasOwn(proofs, shown) ? proofs[shown as Shown] : ''

const nounOf = ({ shown }: Told) => (shown === 'service_api_key' ? 'service API key' : 'API client')

function stateOf(told: Told): string {
  if (told.state === 'disabled') return `The ${nounOf(told)} is disabled too.`
  return told.state === 'expired' ? `The ${nounOf(told)} has expired too.` : ''
}

/** A correct secret would have passed all the same. */
const pauseOf = ({ status }: Told) =>
  status === 429 ? 'This address had too many failures and was asked to wait.' : ''

function addressOf({ sourceAddress, toldBy }: Told): string {
  if (sourceAddress === unknownAddress) return 'The unknown source address'
  return toldBy === null
    ? `The address ${sourceAddress}`
    : `The address ${sourceAddress}, as told by the proxy ${toldBy},`
}

function heldBy({ scopesHeld }: Told): string {
  return scopesHeld.length > 0 ? `only ${allOf(scopesHeld)}` : 'no permission that is in effect'
}

const allOf = (entries: readonly string[]) => joined(entries, 'and')
const oneOf = (entries: readonly string[]) => joined(entries, 'or')

/** A list in words. Its last entry may be the number of those that were left out. */
function joined(entries: readonly string[], word: string): string {
  const texts = entries.map((entry) => {
    if (entry === otherScope) return 'a scope that no API has'
    return entry.startsWith('+') ? `${entry.slice(1)} more` : entry
  })
  const last = texts.pop() ?? 'nothing'
  return texts.length > 0 ? `${texts.join(', ')} ${word} ${last}` : last
}
