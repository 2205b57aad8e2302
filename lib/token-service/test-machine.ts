import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { value } from '@/lib/test-results'
import { plainClient, type TestRuntime } from '@/lib/test-runtime'

/** Creates an API client, and gives what it proves with who it is. */
export async function newClient(keyturn: TestRuntime, fields: Partial<typeof plainClient> = {}) {
  const command = { ...plainClient, ...fields, submissionId: randomUUID() }
  const { client, secret } = value(await keyturn.runtime.createApiClient(keyturn.administrator, command))
  return { ...client, secret: secret.reveal() }
}

interface TokenRequest {
  /** Added to the grant. */
  form?: Record<string, string>
  /** Instead of a form. */
  body?: string | Buffer
  headers?: Record<string, string>
}

/** Sends a token request as a program would. */
export function requestToken(machines: FastifyInstance, { form = {}, body, headers = {} }: TokenRequest) {
  return machines.inject({
    method: 'POST',
    url: '/oauth/token',
    payload: body ?? new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

/** The value of the header by which a client proves who it is. */
export const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
