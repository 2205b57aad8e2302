import type { AuditDetail } from './audit-event'
import { describeMoment } from './local-time'

/** Turns stored values into words: the names of APIs and products by slug, and the zone in which times are read. */
export interface ChangeReading {
  apis: ReadonlyMap<string, string>
  products: ReadonlyMap<string, string>
  timeZone: string
  /** Whether the change has not been made yet: "adds" instead of "added". */
  isPlanned?: boolean
}

/** A field that a change concerned, in words. */
export interface FieldChange {
  /** As in "Contact email". */
  label: string
  /** The whole value before and after, such as "Alerts read, Devices write"; "none" if there was none. */
  before: string
  after: string
  /** As in "Permissions: added Devices write", on one line. */
  sentence: string
}

/** A recorded value that is not a difference, in words. */
export interface RecordedFact {
  label: string
  value: string
  /** The credential that the value is the id of. */
  credentialId?: string
}

type Value = AuditDetail[string]

/** Each field that differs, before and after, in the form of the audit trail. */
export function differences(before: AuditDetail, after: AuditDetail): AuditDetail {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const [from, to] = [before[field] ?? null, after[field] ?? null]
      return from === to
        ? []
        : [
            [`${field}.before`, from],
            [`${field}.after`, to],
          ]
    }),
  )
}

/** The fields that differ according to the detail of an event, in the order in which they were recorded. */
export function changesOf(detail: AuditDetail, reading: ChangeReading): FieldChange[] {
  const names = new Set(Object.keys(detail).flatMap((key) => differenceIn.exec(key)?.[1] ?? []))
  return [...names].flatMap((name) => {
    // The id tells people with the same name apart; beside their names it would only repeat them.
    if (name.endsWith('Id') && names.has(name.slice(0, -2))) return []
    return [changeOf(name, detail[`${name}.before`] ?? null, detail[`${name}.after`] ?? null, reading)]
  })
}

/** What an event changed, a line for each field: "Permissions: added Devices write". */
export function changesInWords(detail: AuditDetail, reading: ChangeReading): string[] {
  return changesOf(detail, reading).map((change) => change.sentence)
}

/** What the detail of an event records besides differences: the fields of something created, the reason of a refusal. */
export function factsOf(detail: AuditDetail, reading: ChangeReading): RecordedFact[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    const isRepeated = name.endsWith('Id') && detail[name.slice(0, -2)] !== undefined
    if (differenceIn.test(name) || isRepeated) return []
    const field = fieldOf(name)
    const fact = { label: field.label, value: whole(field, value, reading) }
    return [field.isCredential ? { ...fact, credentialId: fact.value } : fact]
  })
}

const differenceIn = /^(.+)\.(?:before|after)$/

function changeOf(name: string, before: Value, after: Value, reading: ChangeReading): FieldChange {
  const field = fieldOf(name)
  const change = {
    label: field.label,
    before: whole(field, before, reading),
    after: whole(field, after, reading),
  }
  return { ...change, sentence: `${field.label}: ${difference(field, before, after, reading)}` }
}

function difference(field: Field, before: Value, after: Value, reading: ChangeReading): string {
  const brief = (value: Value) => {
    const text = whole(field, value, reading)
    return field.isQuoted && !isEmpty(value) ? `“${beginning(text)}”` : text
  }
  const { itemsOf } = field
  if (!itemsOf) return `${brief(before)} to ${brief(after)}`
  const [had, has] = [itemsOf(before, reading), itemsOf(after, reading)]
  const added = has.filter((item) => !had.includes(item))
  const removed = had.filter((item) => !has.includes(item))
  const isShort = field.isShownWhole === true && Math.max(had.length, has.length) <= mostShownWhole
  if (isShort || added.length + removed.length === 0) return `${brief(before)} to ${brief(after)}`
  return [
    ...(added.length > 0 ? [`${reading.isPlanned ? 'adds' : 'added'} ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`${reading.isPlanned ? 'removes' : 'removed'} ${removed.join(', ')}`] : []),
  ].join('; ')
}

/** A list of more items is described by its differences. */
const mostShownWhole = 3
/** How much of a long text a sentence contains, in characters. */
const mostQuoted = 60

function beginning(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '))
  return characters.length > mostQuoted
    ? `${characters.slice(0, mostQuoted).join('').trimEnd()}…`
    : characters.join('')
}

/** How a recorded field is said. */
interface Field {
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

const isEmpty = (value: Value) => value === null || value === ''

function whole({ say, itemsOf, empty = 'none' }: Field, value: Value, reading: ChangeReading): string {
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
const endings = (value: Value) => `ending in ${wordsIn(value).join(' and ')}`

const reasons: Record<string, string> = {
  forbidden: 'their role does not allow it',
  credential_expired: 'the credential has expired',
  last_administrator: 'there would be no cloud administrator left',
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
    by: { label: 'Replaced by', isCredential: true },
    replaces: { label: 'Replaces', isCredential: true },
    deleted: { label: 'Deleted' },
    email: { label: 'Email' },
    role: { label: 'Role', say: spelledOut },
    timeZone: { label: 'Time zone' },
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
    recipient: { label: 'Recipient' },
    messages: { label: 'Messages' },
    addresses: { label: 'Addresses' },
    reason: { label: 'Reason', say: (value) => reasons[String(value)] ?? spelledOut(value).toLowerCase() },
    leftOut: { label: 'Refused attempts not recorded before it' },
  } satisfies Record<string, Field>),
)

/** A field of a later version is shown under its own name. */
function fieldOf(name: string): Field {
  return (
    fields.get(name) ?? {
      label: spelledOut(name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)),
    }
  )
}
