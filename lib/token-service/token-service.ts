import { METHODS } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerHeaders } from './answer-headers'
import type { TokenService } from './context'
import { keySet, serverMetadata } from './discovery'
import type { Endpoint } from './endpoint'
import { OAuthError } from './errors'
import { introspect } from './introspect'
import { DirectoryUnavailable } from './look-ups'
import { revoke } from './revoke'
import { token } from './token'
import { verifyEndpoint } from './verify'
import { answerFailure } from './verify-answers'

const formLimit = 16 * 1024

const formPaths: Record<string, Endpoint> = {
  '/oauth/token': token,
  '/oauth/introspect': introspect,
  '/oauth/revoke': revoke,
}

/** Adds the machine paths to a server. Everything under them is answered here, including unknown paths. */
export async function tokenService(app: FastifyInstance, service: TokenService): Promise<void> {
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  await app.register(async (machines) => {
    machines.setErrorHandler((error, _request, reply) => answerError(service, error, reply))
    machines.addHook('onRequest', (_request, reply, done) => {
      void reply.headers(answerHeaders)
      done()
    })
    machines.get('/.well-known/oauth-authorization-server', cached(serverMetadata(service.issuer)))
    machines.get('/.well-known/jwks.json', cached(keySet(service.signingKeys)))
    await machines.register(async (forms) => formEndpoints(forms, service))
    machines.all('/oauth/*', { onRequest: notFound, handler: () => undefined })
  })
  await app.register(async (gateways) => verification(gateways, service))
}

/** Endpoints that accept a form. */
function formEndpoints(forms: FastifyInstance, service: TokenService): void {
  forms.removeAllContentTypeParsers()
  const limits = { parseAs: 'string', bodyLimit: formLimit } as const
  forms.addContentTypeParser('application/x-www-form-urlencoded', limits, (_request, body, done) =>
    done(null, body),
  )
  // Any other body is not read; the endpoint says what it requires.
  forms.addContentTypeParser('*', (_request, _body, done) => done(null, null))
  for (const [path, endpoint] of Object.entries(formPaths))
    forms.post(path, (request) => endpoint(service, request))
}

/**
 * `/verify` with any method, decided before the body is read: a gateway may forward the caller's body. Fastify only routes
 * the request. The answer bypasses it and the hooks of other paths, which together took as long as the decision.
 */
function verification(gateways: FastifyInstance, service: TokenService): void {
  const verify = verifyEndpoint(service)
  const onRequest = ({ raw }: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    const failed = (error: unknown) => {
      const unavailable = isUnavailable(service, error)
      if (reply.raw.headersSent) return
      if (unavailable) answerFailure(reply.raw, 503, 'temporarily_unavailable', ['retry-after', '1'])
      else answerFailure(reply.raw, 500, 'server_error')
    }
    try {
      verify(raw, reply.raw)?.catch(failed)
    } catch (error) {
      failed(error)
    }
  }
  for (const path of ['/verify', '/verify/*']) gateways.all(path, { onRequest, handler: () => undefined })
}

function cached(body: object) {
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'public, max-age=300')
    return body
  }
}

/** Answers before the body is read, like everything that does not need one. */
function notFound(request: FastifyRequest, reply: FastifyReply): void {
  if (Object.hasOwn(formPaths, request.url.split('?')[0] ?? '')) {
    void reply
      .code(405)
      .header('allow', 'POST')
      .send({ error: 'invalid_request', error_description: 'Use POST.' })
  } else {
    void reply.code(404).send({ error: 'not_found' })
  }
}

function answerError(service: TokenService, error: unknown, reply: FastifyReply) {
  const refusal = error instanceof OAuthError ? error : unreadable(error)
  if (refusal) {
    service.refused(refusal)
    return reply.code(refusal.status).headers(refusal.headers).send(refusal.toBody())
  }
  return isUnavailable(service, error)
    ? reply.code(503).header('retry-after', '1').send({ error: 'temporarily_unavailable' })
    : reply.code(500).send({ error: 'server_error' })
}

/** Fastify's error for a body that it cannot read. */
function unreadable(error: unknown): OAuthError | null {
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode >= 500) return null
  const description = 'The request cannot be read.'
  return statusCode === 413
    ? new OAuthError('invalid_request', 'body_too_large', description, { status: 413 })
    : new OAuthError('invalid_request', 'body_unreadable', description)
}

/** Records what went wrong. Returns true if credentials cannot be read now, and false for a bug. */
function isUnavailable(service: TokenService, error: unknown): boolean {
  const unavailable = error instanceof DirectoryUnavailable
  if (unavailable) service.unavailable(error)
  else service.failed(error)
  return unavailable
}
