import { METHODS } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerHeaders } from './answer-headers'
import { DirectoryUnavailable } from './directory'
import { keySet, serverMetadata } from './discovery'
import type { TokenService } from './context'
import { OAuthError } from './oauth-error'
import { tokenEndpoint } from './token'
import { verifyEndpoint } from './verify'

const formLimit = 16 * 1024

/** Puts the machine paths on a server. Everything under them is answered here, unknown paths too. */
export async function tokenService(app: FastifyInstance, service: TokenService): Promise<void> {
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)

  await app.register(async (machines) => {
    machines.setErrorHandler(answerError)
    machines.addHook('onRequest', (_request, reply, done) => {
      void reply.headers(answerHeaders)
      done()
    })

    machines.get('/.well-known/oauth-authorization-server', cached(serverMetadata(service.issuer)))
    machines.get('/.well-known/jwks.json', cached(keySet(service.signingKeys)))

    await machines.register(async (forms) => {
      forms.removeAllContentTypeParsers()
      const limits = { parseAs: 'string', bodyLimit: formLimit } as const
      forms.addContentTypeParser('application/x-www-form-urlencoded', limits, (_request, body, done) =>
        done(null, body),
      )
      // Any other kind of body is not read; the endpoint says what it wants.
      forms.addContentTypeParser('*', (_request, _body, done) => done(null, null))
      forms.post('/oauth/token', tokenEndpoint(service))
    })

    answerBeforeBody(machines, '/verify', verifyEndpoint(service))
    answerBeforeBody(machines, '/verify/*', verifyEndpoint(service))
    answerBeforeBody(machines, '/oauth/*', notFound)
  })
}

type Endpoint = (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>

/** Answers a path whatever the method and before anything of a body is looked at: a gateway may send its caller's along. */
function answerBeforeBody(app: FastifyInstance, url: string, endpoint: Endpoint): void {
  app.all(url, {
    onRequest: (request, reply) => {
      endpoint(request, reply)?.catch((error: unknown) => answerError(error, request, reply))
    },
    handler: () => undefined,
  })
}

function cached(body: object) {
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'public, max-age=300')
    return body
  }
}

function notFound(request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.split('?')[0] === '/oauth/token') {
    void reply
      .code(405)
      .header('allow', 'POST')
      .send({ error: 'invalid_request', error_description: 'Use POST.' })
  } else {
    void reply.code(404).send({ error: 'not_found' })
  }
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof OAuthError) {
    return reply.code(error.status).headers(error.headers).send(error.toBody())
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status < 500) {
    const unreadable = new OAuthError(
      'invalid_request',
      'The request cannot be read.',
      status === 413 ? 413 : 400,
    )
    return reply.code(unreadable.status).send(unreadable.toBody())
  }
  request.log.error({ err: error }, 'a machine request failed')
  if (error instanceof DirectoryUnavailable) {
    return reply.code(503).header('retry-after', '1').send({ error: 'temporarily_unavailable' })
  }
  return reply.code(500).send({ error: 'server_error' })
}
