import { longestFoundIn, mostReported } from '@/lib/domain/report-limits'
import type { Asked } from '../endpoint'
import { OAuthError } from '../errors'

/** What a program reports. */
export interface AskedReport {
  report: { secrets: readonly string[]; source: string; revoke: boolean }
}

const notJson = 'The body must be application/json in UTF-8, and not compressed.'
const names = new Set(['secrets', 'source', 'action'])

/**
 * Reads the body of a report. An unknown or repeated member is refused: a program that misspells `action` must not believe that
 * a secret has ended.
 */
export function readReport({ request: { body } }: Asked): AskedReport {
  const { secrets, source = '', action } = readObject(body)
  if (!isListOfTexts(secrets)) throw malformed('"secrets" must be a list of strings.')
  if (secrets.length === 0 || secrets.length > mostReported)
    throw malformed(`"secrets" must contain 1 to ${mostReported} strings.`)
  if (typeof source !== 'string' || source.normalize('NFC').trim().length > longestFoundIn)
    throw malformed(`"source" must be a string of at most ${longestFoundIn} characters.`)
  if (action !== undefined && action !== 'revoke') throw malformed('"action" must be "revoke" or absent.')
  return { report: { secrets, source, revoke: action === 'revoke' } }
}

function readObject(body: unknown): Record<string, unknown> {
  const text = Buffer.isBuffer(body) ? decode(body) : null
  const parsed = text === null ? undefined : parse(text)
  if (text === null || parsed === undefined) throw new OAuthError('invalid_request', 'body_not_json', notJson)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw malformed('The body must be an object.')
  const members = Object.entries(parsed)
  if (!members.every(([name]) => names.has(name)))
    throw malformed('The body may only have the members "secrets", "source" and "action".')
  if (membersIn(text) > members.length) throw malformed('A member occurs more than once.')
  return Object.fromEntries(members)
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** How many members the outermost object of a JSON text has, repeated ones included. */
function membersIn(json: string): number {
  let depth = 0
  let members = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (token === ':' && depth === 1) members++
  }
  return members
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

const malformed = (description: string) => new OAuthError('invalid_request', 'report_malformed', description)
