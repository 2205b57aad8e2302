import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import next from 'next'
import type { Runtime } from '@/lib/composition/open-runtime'
import { requestHeaders } from '@/lib/runtime'
import { isInAdvance } from './in-advance'
import { readActionPages } from './action-pages'
import { assetsDoor } from './assets'
import { loggedPathOf } from './address-of'
import { neverListening, passDevUpgrades } from './dev-upgrades'
import { pageRequests } from './page-requests'
import { pathOf } from './request-target'
import { contentSecurityPolicy, securityHeaders } from './security-headers'
import { admits } from './sign-in-turns'
import { withoutCallbackUrl } from './sign-in-service'
import { insteadOfErrors, unavailable } from './unavailable'

/** Passes everything except the machine paths to Next, after the checks that must not depend on a page. */
export async function consoleDoor(app: FastifyInstance, runtime: Runtime, dev: boolean): Promise<void> {
  const { publicUrl, host, port } = runtime.config
  const publicHost = new URL(publicUrl).host
  const upgrades = neverListening()
  // Given the address, Next never connects to another program on this machine.
  const pages = next({ dev, httpServer: upgrades, hostname: host, port })
  await pages.prepare()
  const handle = pages.getRequestHandler()
  app.addHook('onClose', () => pages.close())
  if (dev) app.addHook('onListen', async () => passDevUpgrades(app.server, upgrades))
  const answerInstead = pageRequests({
    publicUrl,
    // In development, pages are built when they are opened.
    mayTakeAction: dev ? () => true : readActionPages(),
  })

  async function pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { raw } = request
    for (const [name, value] of securityHeaders(publicUrl)) reply.raw.setHeader(name, value)
    const isPage = !pathOf(request.url).startsWith('/_next/')
    const answer = (await answerInstead(request)) ?? (isPage && runtime.outage.isAway() ? unavailable : null)
    if (answer) return void reply.code(answer.status).headers(answer.headers).send(answer.body)
    const address = runtime.sourceAddress(raw)
    const device = runtime.deviceOf(raw.headers.cookie)
    if (!(await admits(runtime, { address, device }, { request, reply }))) return
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy(nonce, dev)
    Object.assign(raw.headers, {
      [requestHeaders.address]: address,
      [requestHeaders.device]: device,
      [requestHeaders.path]: request.url,
      [requestHeaders.nonce]: nonce,
      [requestHeaders.inAdvance]: isInAdvance(raw) ? 'yes' : 'no',
      // Next reads the nonce for its scripts from here.
      'content-security-policy': policy,
      cookie: withoutCallbackUrl(raw.headers.cookie ?? ''),
      'x-forwarded-host': publicHost,
      'x-forwarded-proto': new URL(publicUrl).protocol.slice(0, -1),
    })
    reply.hijack()
    reply.raw.setHeader('content-security-policy', policy)
    insteadOfErrors(reply.raw, runtime.outage.isFailing)
    try {
      await handle(raw, reply.raw)
    } catch (error) {
      // Fastify no longer answers a hijacked reply, and would not log this either.
      runtime.outage.tellUnlessAway(() => runtime.log.error({ err: error }, 'a page could not be served'))
      reply.raw.destroy()
    }
  }

  // In development, Next makes them when they are asked for.
  if (!dev) await assetsDoor(app, publicUrl)
  await app.register(async (door) => {
    // Next reads bodies itself.
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', (_request, _body, done) => done(null))
    door.all('/*', pass)
    door.addHook('onResponse', async (request, reply) => {
      const path = loggedPathOf(request)
      if (path.startsWith('/_next/')) return
      runtime.log.info(
        { method: request.method, path, status: reply.raw.statusCode, ms: Math.round(reply.elapsedTime) },
        'console',
      )
    })
  })
}
