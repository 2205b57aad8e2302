import type { AuditDetail } from './audit-event'
import { fieldOf, isEmpty, whole, type Field, type ChangeReading, type Value } from './recorded-fields'

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

/**
 * What an event changed, a line for each field: "Permissions: added Devices write". For a rotation, what becomes of the old
 * secret: "Old secret retires 2 Dec 2026, 10:00 UTC".
 */
export function changesInWords(detail: AuditDetail, reading: ChangeReading): string[] {
  return [...changesOf(detail, reading).map((change) => change.sentence), ...retirementIn(detail, reading)]
}

function retirementIn(detail: AuditDetail, reading: ChangeReading): string[] {
  if (detail.newSecret === undefined) return []
  return (['retiresAt', 'retiresWhenQuietForHours'] as const).flatMap((name) => {
    const value = detail[name]
    if (value === undefined) return []
    const field = fieldOf(name)
    return [`Old secret ${field.label.toLowerCase()} ${whole(field, value, reading)}`]
  })
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
