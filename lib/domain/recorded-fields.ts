import type { AuditDetail } from './audit-event'
import { describeMoment } from './local-time'
import type { LeakResponse } from './policy'

/** Turns stored values into words: the names of APIs and products by slug, and the zone in which times are read. */
export interface ChangeReading {
  apis: ReadonlyMap<string, string>
  products: ReadonlyMap<string, string>
  timeZone: string
  /** Whether the change has not been made yet: "adds" instead of "added". */
  isPlanned?: boolean
}

/** A value as the audit trail records it. */
export type Value = AuditDetail[string]

/** How a field that the audit trail records is said. */
export interface Field {
  label: string
  /** The text of a value that is not empty. Default: the value itself. */
  say?: (value: Exclude<Value, null>, reading: ChangeReading) => string
  /** For a list, its items in words. */
  itemsOf?: (value: Value, reading: ChangeReading) => string[]
  /** Whether a short list is said whole, before and after, because what is left matters as much as what changed. */
  isShownWhole?: boolean
  /** The word for no value. Default: "none". */
  empty?: string
  /** Whether a sentence puts it in quotes, because it is any text. */
  isQuoted?: boolean
  /** Whether it is the id of a credential. */
  isCredential?: boolean
}

/** Whether there is no value. */
export const isEmpty = (value: Value) => value === null || value === ''

/** A whole value in words. */
export function whole({ say, itemsOf, empty = 'none' }: Field, value: Value, reading: ChangeReading): string {
  if (value === null || value === '') return empty
  if (itemsOf) return itemsOf(value, reading).join(', ')
  if (say) return say(value, reading)
  return typeof value === 'boolean' ? yesOrNo(value) : String(value)
}

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no')
const wordsIn = (value: Value) =>
  String(value ?? '')
    .split(' ')
    .filter(Boolean)

const nameOfProduct = (slug: string, { products }: ChangeReading) => products.get(slug) ?? slug

/** `alerts:read` as "Alerts read". */
function nameOfScope(scope: string, { apis }: ChangeReading): string {
  const [slug = '', access] = scope.split(':')
  return access === undefined ? scope : `${apis.get(slug) ?? slug} ${access}`
}

function moment(value: Exclude<Value, null>, { timeZone }: ChangeReading): string {
  const time = new Date(String(value))
  return Number.isNaN(time.getTime()) ? String(value) : describeMoment(time, timeZone)
}

/** A name that the code uses, as in `cloud_administrator`, as "Cloud administrator". */
function spelledOut(value: Value): string {
  const text = String(value).replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function authorization(value: Exclude<Value, null>, reading: ChangeReading): string {
  const [whose, ...slugs] = wordsIn(value)
  if (slugs.length === 0) return spelledOut(whose ?? '')
  const names = slugs.map((slug) => nameOfProduct(slug, reading)).join(', ')
  return `${spelledOut(whose ?? '')}s of ${names}`
}

const daysOf = (value: Value) => `${String(value)} ${value === 1 ? 'day' : 'days'}`
const leakResponseNames: Record<LeakResponse, string> = { flag: 'flag it and alert', end: 'end it' }
const minutesOf = (value: Value) => `${String(value)} minutes`
const hoursOf = (value: Value) => `${String(value)} ${value === 1 ? 'hour' : 'hours'}`
const endings = (value: Value) => `ending in ${wordsIn(value).join(' and ')}`

const reasons: Record<string, string> = {
  forbidden: 'their role does not allow it',
  credential_expired: 'the credential has expired',
  last_administrator: 'there would be no cloud administrator left',
  wrong_code: 'the code was not valid',
  wrong_passkey: 'the passkey was not accepted',
  passkey_copied: 'its counter went back',
  wrong_password: 'the password was not correct',
  own_two_factor: 'nobody resets their own second factor',
}

const fields = new Map<string, Field>(
  Object.entries({
    name: { label: 'Name', isQuoted: true },
    description: { label: 'Description', isQuoted: true },
    clientId: { label: 'Client ID' },
    contactEmail: { label: 'Contact email' },
    application: { label: 'Application', isQuoted: true },
    serviceUser: { label: 'Service user' },
    owner: { label: 'Owner', empty: 'nobody' },
    ownerId: { label: 'Owner', empty: 'nobody' },
    permissions: {
      label: 'Permissions',
      itemsOf: (value, reading) => wordsIn(value).map((scope) => nameOfScope(scope, reading)),
    },
    networks: { label: 'Networks', empty: 'any', itemsOf: wordsIn, isShownWhole: true },
    expiresAt: { label: 'Expires', empty: 'never', say: moment },
    authorization: { label: 'Authorization', say: authorization },
    state: { label: 'State', say: (value) => spelledOut(value).toLowerCase() },
    secret: { label: 'Secret', say: endings },
    hint: { label: 'Secret', say: endings },
    oldSecret: { label: 'Old secret', say: endings },
    newSecret: { label: 'New secret', say: endings },
    retiresAt: { label: 'Retires', say: moment },
    retiresWhenQuietForHours: { label: 'Retires when not used for', say: hoursOf },
    quietForHours: { label: 'Not used for', say: hoursOf },
    lastUsedAt: { label: 'Last used', empty: 'never', say: moment },
    lastUsedFrom: { label: 'Last used from', empty: 'unknown' },
    by: { label: 'Replaced by', isCredential: true },
    replaces: { label: 'Replaces', isCredential: true },
    deleted: { label: 'Deleted' },
    email: { label: 'Email' },
    role: { label: 'Role', say: spelledOut },
    timeZone: { label: 'Time zone' },
    singleKeys: { label: 'Single-key shortcuts', say: (value) => (value === true ? 'on' : 'off') },
    products: {
      label: 'Products',
      itemsOf: (value, reading) => wordsIn(value).map((slug) => nameOfProduct(slug, reading)),
    },
    // Names may contain the comma that separates them, so they are not told one by one.
    groups: { label: 'Groups' },
    linkExpiresAt: { label: 'Link expires', say: moment },
    mailed: { label: 'Sent by mail' },
    apis: { label: 'APIs', itemsOf: wordsIn },
    sessions: { label: 'Sessions ended' },
    factor: { label: 'Second factor', say: (value) => spelledOut(value).toLowerCase() },
    recoveryCodesLeft: { label: 'Recovery codes left' },
    firstPassword: { label: 'First password' },
    passkey: { label: 'Passkey', isQuoted: true },
    renamedFrom: { label: 'Name before', isQuoted: true },
    confirmedWith: { label: 'Confirmed with', say: (value) => spelledOut(value).toLowerCase() },
    members: { label: 'Members', itemsOf: wordsIn },
    accountAlertsInConsole: { label: 'Account alerts in the console' },
    accountAlertsByEmail: { label: 'Account alerts by e-mail' },
    slug: { label: 'Slug' },
    product: { label: 'Product', say: (value, reading) => nameOfProduct(String(value), reading) },
    writable: { label: 'Can be written' },
    grantable: { label: 'Can be granted' },
    requireContactEmail: { label: 'Require a contact e-mail' },
    requireApplication: { label: 'Require an application' },
    requireNetworkRestriction: { label: 'Require a network restriction' },
    digestHour: { label: 'Digest sent from', say: (value) => `${String(value).padStart(2, '0')}:00` },
    maximumLifetime: { label: 'Maximum lifetime', empty: 'no limit', say: daysOf },
    usageDays: { label: 'Keep API usage for', say: daysOf },
    leakResponse: {
      label: 'When a secret is reported as leaked',
      say: (value) => leakResponseNames[value as LeakResponse] ?? String(value),
    },
    administratorIdleMinutes: { label: 'Cloud administrators: signed out when idle for', say: minutesOf },
    administratorSessionHours: { label: 'Cloud administrators: longest session', say: hoursOf },
    idleMinutes: { label: 'Other roles: signed out when idle for', say: minutesOf },
    sessionHours: { label: 'Other roles: longest session', say: hoursOf },
    secondFactorFor: { label: 'Second factor required of', say: (value) => spelledOut(value).toLowerCase() },
    secondFactorGraceDays: { label: 'Time to set it up', say: daysOf },
    administratorFactorSince: {
      label: 'Cloud administrators: second factor required since',
      empty: 'not required',
      say: moment,
    },
    otherFactorSince: {
      label: 'Other roles: second factor required since',
      empty: 'not required',
      say: moment,
    },
    stepUpMinutes: { label: 'Confirm again after', say: minutesOf },
    source: { label: 'Found in', empty: 'not said', isQuoted: true },
    wasLive: { label: 'Worked until then' },
    ended: { label: 'Ended by it' },
    recipient: { label: 'Recipient' },
    messages: { label: 'Messages' },
    addresses: { label: 'Addresses' },
    reason: { label: 'Reason', say: (value) => reasons[String(value)] ?? spelledOut(value).toLowerCase() },
    leftOut: { label: 'Refused attempts not recorded before it' },
  } satisfies Record<string, Field>),
)

/** How a field is said. A field of a later version is shown under its own name. */
export function fieldOf(name: string): Field {
  return (
    fields.get(name) ?? {
      label: spelledOut(name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)),
    }
  )
}
