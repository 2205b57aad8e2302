import type { FastifyRequest } from 'fastify'
import { expect, test, vi } from 'vitest'
import * as secrets from '@/lib/domain/secret-in-address'
import { newClientSecret } from '@/lib/domain/secret'
import { loggedPathOf } from './address-of'
import { pageRequests } from './page-requests'

const publicUrl = 'https://keys.example'
const answer = pageRequests({ publicUrl, mayTakeAction: () => false })

function requestOf(url: string, method = 'GET'): FastifyRequest {
  const headers = { host: 'keys.example', accept: 'text/html' }
  return { url, method, headers, raw: { url, method, headers } } as unknown as FastifyRequest
}

test('an address of more than 16 KiB gets 414, whatever it contains, and is neither searched nor logged', async () => {
  const search = vi.spyOn(secrets, 'withoutSecrets')
  const secret = newClientSecret().reveal()
  for (const start of [
    '/api-clients?q=',
    `/${secret}`,
    `/people?q=${secret}`,
    '/_next/',
    '//evil.example/',
  ]) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT']) {
      const request = requestOf(start.padEnd(16 * 1024 + 1, 'x'), method)
      expect(await answer(request), `${method} ${start}`).toMatchObject({ status: 414 })
      expect(loggedPathOf(request)).toBe('(too long)')
    }
  }
  expect(search).not.toHaveBeenCalled()
  search.mockRestore()
})

test('an address of 16 KiB reaches its page', async () => {
  expect(await answer(requestOf('/api-clients?q='.padEnd(16 * 1024, 'x')))).toBeNull()
})

test('an address is searched for secrets once, for the answer and for the log', async () => {
  const search = vi.spyOn(secrets, 'withoutSecrets')
  const request = requestOf(`/api-clients/${newClientSecret().reveal()}`)
  expect(await answer(request)).toMatchObject({
    status: 303,
    headers: { location: `${publicUrl}/api-clients?removed=secret` },
  })
  expect(loggedPathOf(request)).toBe('/api-clients')
  const other = requestOf('/people?q=x')
  expect(await answer(other)).toBeNull()
  expect(loggedPathOf(other)).toBe('/people')
  expect(search).toHaveBeenCalledTimes(2)
  search.mockRestore()
})
