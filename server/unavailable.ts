import type { ServerResponse } from 'node:http'
import { plainPage, plainPageHeaders } from './plain-page'

/** What is answered to people while the database cannot be reached, or does not answer in time. */
export const unavailable = {
  status: 503,
  headers: { ...plainPageHeaders, 'retry-after': '5' },
  body: plainPage('Keyturn cannot reach its database', [
    'Try again in a moment. This page works again as soon as the database answers.',
    'If this continues, contact your Keyturn operator. The log shows when it started and why.',
  ]),
}

/** Answers so in place of an error that Next answers while `isFailing`: its own page for that needs a script. */
export function insteadOfErrors(response: ServerResponse, isFailing: () => boolean): void {
  const { writeHead, write, end } = response
  // Each may be called in several ways, which are handed on as they come.
  const call = (method: (...args: never[]) => unknown, args: unknown[]): unknown =>
    Reflect.apply(method, response, args)
  let isReplaced = false
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status < 500 || !isFailing()) return call(writeHead, [status, ...rest])
    isReplaced = true
    for (const name of headersOfTheOther) response.removeHeader(name)
    return call(writeHead, [unavailable.status, unavailable.headers])
  }) as ServerResponse['writeHead']
  // From the beginning, for Next compresses through whatever it finds here: what it sends goes nowhere, and with its end goes ours.
  response.write = ((...chunk: unknown[]) => {
    if (!response.headersSent && response.statusCode >= 500) response.writeHead(response.statusCode)
    return isReplaced || call(write, chunk)
  }) as ServerResponse['write']
  response.end = ((...chunk: unknown[]) => {
    if (!response.headersSent && response.statusCode >= 500) response.writeHead(response.statusCode)
    return call(end, isReplaced ? [unavailable.body] : chunk)
  }) as ServerResponse['end']
}

/** What describes the page that is not sent. */
const headersOfTheOther = [
  'content-encoding',
  'content-length',
  'etag',
  'link',
  'set-cookie',
  'transfer-encoding',
  'vary',
]
