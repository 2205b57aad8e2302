import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import { cleanAddressOf, isTooLong } from './address-of'
import { senderOf } from './cross-site'
import { plainPageHeaders } from './plain-page'
import { isPublicHost, misdirectedPage } from './public-address'
import { actionBodies } from './action-body'
import { pathOf } from './request-target'
import { mostOfASignIn, signInRequest } from './sign-in-service'

/** An answer that is sent before Next sees a request. */
interface Answer {
  status: number
  headers: Record<string, string>
  body: string | { error: string }
}

interface PageRequestOptions {
  publicUrl: string
  /** Whether a server action may be sent to a path. */
  mayTakeAction(action: string, path: string): boolean
}

const refuse = (status: number, error: string, headers = {}): Answer => ({ status, headers, body: { error } })
const lead = (status: 302 | 303, location: string): Answer => ({ status, headers: { location }, body: '' })
const malformed = refuse(400, 'The request is malformed.')
const overloaded = refuse(503, 'Keyturn is receiving too much data. Try again in a moment.', {
  'retry-after': '1',
})
const tooLong = refuse(414, 'The address is longer than 16 KiB.')

/** Decides which requests reach the pages, and returns an answer for the others. */
export function pageRequests({ publicUrl, mayTakeAction }: PageRequestOptions) {
  const { hasActionArguments } = actionBodies()
  return async (request: FastifyRequest): Promise<Answer | null> => {
    const { raw, method, url } = request
    if (isTooLong(request)) return tooLong
    const clean = cleanAddressOf(request)
    if (isNavigation(request) && !isPublicHost(raw.headers.host, publicUrl)) {
      return {
        status: 421,
        headers: plainPageHeaders,
        body: misdirectedPage(raw.headers.host, clean ?? url, publicUrl),
      }
    }
    if (clean !== null) return method === 'POST' ? malformed : lead(303, publicUrl + clean)
    const sender = senderOf(raw, publicUrl)
    if (sender === 'contradictory' || !hasReadableRouterState(raw)) return malformed
    if (sender === 'foreign') return refuse(403, 'This request came from another site and was refused.')
    const signIn = signInRequest(method, url)
    if (signIn) return answerSignIn(signIn, raw)
    if (method === 'GET' || method === 'HEAD') return null
    // Next renders a page for any method.
    if (method !== 'POST')
      return refuse(405, 'This page does not support this method.', { allow: 'GET, HEAD' })
    return isServerAction(request) ? checkAction(raw, url) : answerForm(raw, url)
  }

  function answerSignIn(kind: NonNullable<ReturnType<typeof signInRequest>>, request: IncomingMessage) {
    if (kind === 'replaced') return lead(302, `${publicUrl}/login`)
    if (kind === 'refused') return refuse(404, 'Not found.')
    // next-auth throws on some queries, and needs none.
    request.url = pathOf(request.url ?? '')
    if (request.method !== 'POST') return null
    // Our forms send this type. next-auth throws on invalid JSON.
    if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers['content-type'] ?? ''))
      return refuse(415, 'The Content-Type must be application/x-www-form-urlencoded.')
    // The body itself stays for next-auth to read. Node enforces the declared length.
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    if (Number.isNaN(length)) return refuse(411, 'The Content-Length header is missing.')
    return length > mostOfASignIn ? refuse(413, 'The request body is larger than 16 KiB.') : null
  }

  async function checkAction(request: IncomingMessage, url: string) {
    const action = String(request.headers['next-action'])
    if (!mayTakeAction(action, pathOf(url))) return malformed
    const isOurs = await hasActionArguments(request)
    if (isOurs === null) return overloaded
    return isOurs ? null : malformed
  }

  /** Next answers 500 to many other bodies. */
  function answerForm({ headers }: IncomingMessage, url: string) {
    // A form that was submitted before its script had loaded: show its page again.
    if (headers['sec-fetch-mode'] === 'navigate') return lead(303, publicUrl + url)
    return refuse(405, 'This page does not accept form submissions.', { allow: 'GET, HEAD' })
  }
}

/** Whether a request is a server action as our pages send it. */
function isServerAction({ headers }: FastifyRequest): boolean {
  return headers['next-action'] !== undefined && Boolean(headers['content-type']?.startsWith('text/plain'))
}

/** Whether Next can parse the router state that its own script sends. It answers 500 if it cannot. */
function hasReadableRouterState({ headers }: IncomingMessage): boolean {
  try {
    parseAndValidateFlightRouterState(headers['next-router-state-tree'])
    return true
  } catch {
    return false
  }
}

/** Whether a browser opens a page, as opposed to loading a part of it. */
function isNavigation(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const mode = request.headers['sec-fetch-mode']
  return mode ? mode === 'navigate' : Boolean(request.headers.accept?.includes('text/html'))
}
