import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import next from 'next'
import type { Runtime } from '@/lib/composition/open-runtime'
import { requestHeaders } from '@/lib/runtime'
import { hasActionArguments } from './action-body'
import { readActionPages } from './action-pages'
import { isCrossSite } from './cross-site'
import { neverListening, passDevUpgrades } from './dev-upgrades'
import { contentSecurityPolicy, securityHeaders } from './security-headers'
import { admits } from './sign-in'

/** Passes everything that is no machine path to Next, after the checks that must not depend on a page. */
export async function consoleDoor(app: FastifyInstance, runtime: Runtime, dev: boolean): Promise<void> {
  const { publicUrl, host, port } = runtime.config
  const publicHost = new URL(publicUrl).host
  const upgrades = neverListening()
  // Told where it listens, Next speaks to no other program on this machine.
  const pages = next({ dev, httpServer: upgrades, hostname: host, port })
  await pages.prepare()
  const handle = pages.getRequestHandler()
  app.addHook('onClose', () => pages.close())
  if (dev) app.addHook('onListen', async () => passDevUpgrades(app.server, upgrades))
  // In development pages are built as they are opened.
  const mayTakeAction = dev ? () => true : readActionPages()

  async function pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { raw } = request
    if (raw.headers.host !== publicHost && isNavigation(request)) {
      return void reply.redirect(publicUrl + request.url, 307)
    }
    if (isCrossSite(raw, publicUrl)) {
      return void reply.code(403).send({ error: 'This request came from another site and was refused.' })
    }
    if (request.method === 'POST' && !takesPost(request)) {
      // A form that was sent before its script had run: its page, once more.
      if (raw.headers['sec-fetch-mode'] === 'navigate')
        return void reply.redirect(publicUrl + request.url, 303)
      return void reply.code(405).header('allow', 'GET, HEAD').send({ error: 'This page takes no forms.' })
    }
    if (isServerAction(request)) {
      const action = String(raw.headers['next-action'])
      if (!mayTakeAction(action, pathOf(request.url)) || !(await hasActionArguments(raw)))
        return void reply.code(400).send({ error: 'This is not what a page of the console sends.' })
    }
    const address = runtime.sourceAddress(raw)
    if (!(await admits(runtime, address, { request, reply }))) return
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy(nonce, dev)
    Object.assign(raw.headers, {
      [requestHeaders.address]: address,
      [requestHeaders.path]: request.url,
      [requestHeaders.nonce]: nonce,
      // Next takes the nonce of its scripts from here.
      'content-security-policy': policy,
      'x-forwarded-host': publicHost,
      'x-forwarded-proto': new URL(publicUrl).protocol.slice(0, -1),
    })
    reply.hijack()
    for (const [name, value] of securityHeaders(publicUrl)) reply.raw.setHeader(name, value)
    reply.raw.setHeader('content-security-policy', policy)
    await handle(raw, reply.raw)
  }

  await app.register(async (door) => {
    // Next reads bodies itself.
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', (_request, _body, done) => done(null))
    door.all('/*', pass)
    door.addHook('onResponse', async (request, reply) => {
      const path = request.url.split('?')[0]
      if (path?.startsWith('/_next/')) return
      request.log.info(
        { method: request.method, path, status: reply.raw.statusCode, ms: Math.round(reply.elapsedTime) },
        'console',
      )
    })
  })
}

const pathOf = (target: string) => target.split(/[?#]/, 1).join('')

/** The sign-in service, and server actions as our pages send them. Next answers 500 to many another body. */
function takesPost(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/auth/') || isServerAction(request)
}

function isServerAction({ method, headers }: FastifyRequest): boolean {
  if (method !== 'POST' || headers['next-action'] === undefined) return false
  return Boolean(headers['content-type']?.startsWith('text/plain'))
}

/** A browser that opens a page, as opposed to one that loads a part of it. */
function isNavigation(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const mode = request.headers['sec-fetch-mode']
  return mode ? mode === 'navigate' : Boolean(request.headers.accept?.includes('text/html'))
}
