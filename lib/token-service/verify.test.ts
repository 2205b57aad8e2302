import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { MachineRefusal } from '@/lib/domain/machine-refusal'
import type { TokenService } from './context'
import { DirectoryUnavailable } from './look-ups'
import { verifyEndpoint } from './verify'

/** Verifies a genuine token of the credential `c1`, whose look-up fails with an error. */
async function answerAfter(cause: Error) {
  const kept: MachineRefusal[] = []
  const failures: unknown[] = []
  const service = {
    tokens: { read: () => ({ sub: 'c1', client_id: 'kt_1', jti: 'j1' }) },
    directory: { recall: () => undefined, find: () => Promise.reject(cause) },
    clock: () => new Date(),
    sourceAddress: () => '192.0.2.9',
    tellingProxy: () => null,
    newReference: () => '7KQ2-M9XD-3FH0',
    refused: (refusal: MachineRefusal) => kept.push(refusal),
    unavailable: () => {},
    failed: (...failure: unknown[]) => failures.push(failure),
  } as unknown as TokenService
  const request = new IncomingMessage(new Socket())
  request.url = '/verify'
  request.rawHeaders = ['Authorization', 'Bearer a.b.c']
  const response = new ServerResponse(request)
  verifyEndpoint(service)(request, response)
  await expect.poll(() => response.headersSent).toBe(true)
  return { status: response.statusCode, kept, failures }
}

test('T3: a token that cannot be decided about is refused, and the refusal belongs to its client', async () => {
  const { status, kept, failures } = await answerAfter(new DirectoryUnavailable())
  expect([status, failures]).toEqual([503, []])
  expect(kept).toMatchObject([
    {
      reason: 'unavailable',
      status: 503,
      credentialId: 'c1',
      shown: 'access_token',
      sourceAddress: '192.0.2.9',
    },
  ])
})

test('T3: an unexpected error is logged with the reference of the refusal', async () => {
  const bug = new Error('a bug')
  const { status, kept, failures } = await answerAfter(bug)
  expect([status, failures]).toEqual([500, [[bug, '7KQ2-M9XD-3FH0']]])
  expect(kept).toMatchObject([{ reason: 'failed', status: 500, reference: '7KQ2-M9XD-3FH0' }])
})
