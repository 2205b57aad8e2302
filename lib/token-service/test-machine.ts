import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { value } from '@/lib/test-results'
import { plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

/** Creates an API client, and returns it with its secret. */
export async function newClient(keyturn: TestRuntime, fields: Partial<typeof plainClient> = {}) {
  const command = { ...plainClient, ...fields, submissionId: randomUUID() }
  const { client, secret } = value(await keyturn.runtime.createApiClient(keyturn.administrator, command))
  return { ...client, secret: secret.reveal() }
}

/** Creates a service API key of a service user of its own, and returns it with its text. */
export async function newKey(
  keyturn: TestRuntime,
  fields: Partial<typeof plainKey & { expiresAt: Date }> = {},
) {
  const command = {
    ...plainKey,
    serviceUser: `Robot ${randomUUID()}`,
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    ...fields,
    submissionId: randomUUID(),
  }
  const { key, secret } = value(await keyturn.runtime.createServiceApiKey(keyturn.administrator, command))
  return { ...key, secret: secret.reveal() }
}

interface FormRequest {
  form?: Record<string, string>
  /** Sent instead of a form. */
  body?: string | Buffer
  headers?: Record<string, string>
}

/** Posts a form to a path, as a program would. */
export function postForm(
  machines: FastifyInstance,
  url: string,
  { form = {}, body, headers = {} }: FormRequest,
) {
  return machines.inject({
    method: 'POST',
    url,
    payload: body ?? new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

/** Sends a token request as a program would, with the grant type beside the form. */
export function requestToken(machines: FastifyInstance, { form = {}, ...request }: FormRequest) {
  return postForm(machines, '/oauth/token', {
    ...request,
    form: { grant_type: 'client_credentials', ...form },
  })
}

/** A token for a client, requested from an address through a trusted proxy if one is given. */
export async function newToken(
  keyturn: TestRuntime,
  { clientId, secret, from }: { clientId: string; secret: string; from?: string },
): Promise<string> {
  const form = { client_id: clientId, client_secret: secret }
  const headers: Record<string, string> = from === undefined ? {} : { 'x-forwarded-for': from }
  const answer = await requestToken(keyturn.machines, { form, headers })
  return answer.json<{ access_token: string }>().access_token
}

/** The value of the Authorization header for Basic authentication. */
export const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
