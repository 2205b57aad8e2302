import { METHODS, type IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerHeaders } from './answer-headers'
import { answerError } from './answer-error'
import type { TokenService } from './context'
import { keySet, serverMetadata } from './discovery'
import type { Endpoint } from './endpoint'
import { introspect } from './introspect'
import { leaks } from './leaks'
import { referenceHeader, refuse } from './refuse'
import { revoke } from './revoke'
import { token } from './token'
import { verifyEndpoint } from './verify'

const formLimit = 16 * 1024
const reportLimit = 64 * 1024
const leaksPath = '/leaks'

const formPaths: Record<string, Endpoint> = {
  '/oauth/token': token,
  '/oauth/introspect': introspect,
  '/oauth/revoke': revoke,
}

/** Adds the machine paths to a server. Everything under them is answered here, including unknown paths. */
export async function tokenService(app: FastifyInstance, service: TokenService): Promise<void> {
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  await app.register(async (machines) => {
    machines.setErrorHandler((error, { raw, routeOptions }, reply) =>
      answerError(
        { service, request: { raw, body: null } },
        { error, reply, endpoint: routeOptions.url ?? '' },
      ),
    )
    machines.addHook('onRequest', (_request, reply, done) => {
      void reply.headers(answerHeaders)
      done()
    })
    machines.get('/.well-known/oauth-authorization-server', cached(serverMetadata(service.issuer)))
    machines.get('/.well-known/jwks.json', cached(keySet(service.signingKeys)))
    await machines.register(async (forms) => formEndpoints(forms, service))
    await machines.register(async (reports) => reportEndpoint(reports, service))
    machines.all('/oauth/*', {
      onRequest: (request, reply) => notFound(service, request, reply),
      handler: () => undefined,
    })
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
    forms.post(path, async ({ raw, body }, reply) => {
      const known = { service, request: { raw, body } }
      try {
        return await endpoint(known)
      } catch (error) {
        return answerError(known, { error, reply, endpoint: path })
      }
    })
}

/** The endpoint that accepts reports of leaked secrets. The body stays bytes, so that invalid UTF-8 is noticed. */
function reportEndpoint(reports: FastifyInstance, service: TokenService): void {
  reports.removeAllContentTypeParsers()
  const limits = { parseAs: 'buffer', bodyLimit: reportLimit } as const
  reports.addContentTypeParser('application/json', limits, (_request, body, done) => done(null, body))
  reports.addContentTypeParser('*', (_request, _body, done) => done(null, null))
  reports.post(leaksPath, async ({ raw, body }, reply) => {
    const known = { service, request: { raw, body } }
    try {
      const answer = await leaks(known)
      return reply.code(202).send(answer)
    } catch (error) {
      return answerError(known, { error, reply, endpoint: leaksPath })
    }
  })
  reports.route({
    method: reports.supportedMethods.filter((method) => method !== 'POST'),
    url: leaksPath,
    onRequest: ({ raw }, reply) => notAllowed(service, raw, reply, leaksPath),
    handler: () => undefined,
  })
}

/**
 * `/verify` with any method, decided before the body is read: a gateway may forward the caller's body. Fastify only routes
 * the request. The answer bypasses it and the hooks of other paths, which together took as long as the decision.
 */
function verification(gateways: FastifyInstance, service: TokenService): void {
  const verify = verifyEndpoint(service)
  const onRequest = ({ raw }: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    verify(raw, reply.raw)
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
function notFound(service: TokenService, { raw, url }: FastifyRequest, reply: FastifyReply): void {
  const [path = ''] = url.split('?')
  if (Object.hasOwn(formPaths, path)) return notAllowed(service, raw, reply, path)
  const reference = refuse(service, raw, { endpoint: '/oauth/*', status: 404 }, { reason: 'unknown_path' })
  void reply.header(referenceHeader, reference).code(404).send({ error: 'not_found' })
}

function notAllowed(
  service: TokenService,
  raw: IncomingMessage,
  reply: FastifyReply,
  endpoint: string,
): void {
  const reference = refuse(service, raw, { endpoint, status: 405 }, { reason: 'method_not_allowed' })
  void reply
    .header(referenceHeader, reference)
    .code(405)
    .header('allow', 'POST')
    .send({ error: 'invalid_request', error_description: 'Use POST.' })
}
