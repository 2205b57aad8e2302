import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { insteadOfErrors } from './unavailable'

/** The final answer if `answer` answers while the database is unreachable, or not. */
async function answered(isTroubled: boolean, answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => {
    response.setHeader('x-frame-options', 'DENY')
    insteadOfErrors(response, () => isTroubled)
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const { status, headers } = response
  const text = await response.text()
  server.close()
  return { status, type: headers.get('content-type'), frame: headers.get('x-frame-options'), text }
}

const answers: Record<string, (response: ServerResponse, status: number) => void> = {
  'with writeHead': (response, status) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end('Next'),
  'with statusCode': (response, status) => {
    response.statusCode = status
    response.setHeader('content-type', 'text/plain')
    response.end('Next')
  },
  'in pieces': (response, status) => {
    response.statusCode = status
    response.setHeader('content-type', 'text/plain')
    response.write('Ne')
    response.end('xt')
  },
  compressed: (response, status) => {
    response.statusCode = status
    response.setHeader('content-type', 'text/plain')
    response.setHeader('content-encoding', 'gzip')
    response.setHeader('content-length', gzipSync('Next').length)
    response.end(gzipSync('Next'))
  },
}

test.each(Object.entries(answers))('an error answered %s becomes a readable page', async (_how, answer) => {
  const { text, ...rest } = await answered(true, (response) => answer(response, 500))
  expect(rest).toEqual({ status: 503, type: 'text/html; charset=utf-8', frame: 'DENY' })
  expect(text).toContain('Keyturn cannot reach its database')
})

test.each(Object.entries(answers))(
  'an answer %s stays unchanged if it is not an error, or the database is reachable',
  async (_how, answer) => {
    const plain = { type: 'text/plain', frame: 'DENY', text: 'Next' }
    expect(await answered(true, (response) => answer(response, 200))).toEqual({ status: 200, ...plain })
    expect(await answered(false, (response) => answer(response, 500))).toEqual({ status: 500, ...plain })
  },
)
