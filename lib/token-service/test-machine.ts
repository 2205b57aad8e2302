import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { value } from '@/lib/test-results'
import { plainClient, type TestRuntime } from '@/lib/test-runtime'

/** Creates an API client, and returns it with its secret. */
export async function newClient(keyturn: TestRuntime, fields: Partial<typeof plainClient> = {}) {
  const command = { ...plainClient, ...fields, submissionId: randomUUID() }
  const { client, secret } = value(await keyturn.runtime.createApiClient(keyturn.administrator, command))
  return { ...client, secret: secret.reveal() }
}

interface TokenRequest {
  /** Sent together with the grant type. */
  form?: Record<string, string>
  /** Sent instead of a form. */
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

/** The value of the Authorization header for Basic authentication. */
export const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
