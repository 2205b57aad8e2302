import fastify, { type FastifyInstance } from 'fastify'
import { CannotStart, exportToLibraries } from '@/lib/config'
import type { Runtime } from '@/lib/composition/open-runtime'
import { shareRuntime } from '@/lib/runtime'
import { shareSignIn } from '@/lib/session/sign-in-runtime'
import { httpListener, type HttpListener, type ListenerLimits } from './http-listener'

/** The HTTP server with the machine paths and the console, depending on KEYTURN_ROLE. */
export interface HttpServer {
  /** Returns the address. If PORT is 0, it has another port. */
  listen(): Promise<string>
  /** How many connections are open. */
  connections(): number
  /** Reports that it is no longer ready, finishes the requests in flight, and finally ends what is still open. */
  stop(): Promise<void>
}

/** Milliseconds in which requests in flight must end. */
const patience = 10_000

interface HttpOptions {
  /** Whether pages are rebuilt when they change. */
  dev: boolean
  limits?: ListenerLimits
}

/** Puts both doors on one HTTP server. */
export async function openHttpServer(runtime: Runtime, { dev, limits }: HttpOptions): Promise<HttpServer> {
  const listener = httpListener(limits)
  const app = fastify({
    // Without a logger, because Fastify would create one per request. The console logs its own requests; machines' are counted.
    serverFactory: (handler) => listener.create(handler),
    clientErrorHandler: (error, socket) => listener.refuseUnreadable(error, socket),
    // Requests on open connections are still answered while the server stops.
    return503OnClosing: false,
  })
  await register(app, runtime, listener, dev)
  const { host, port } = runtime.config
  return {
    listen: () =>
      app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
        const reason = cannotListen[error.code ?? '']?.(host, port)
        throw reason ? new CannotStart(reason, { cause: error }) : error
      }),
    connections: listener.connections,
    stop: () => stop(app, listener),
  }
}

async function register(
  app: FastifyInstance,
  runtime: Runtime,
  listener: HttpListener,
  dev: boolean,
): Promise<void> {
  const { role, publicUrl } = runtime.config
  await runtime.machineDoors.health(app, listener.isStopping)
  if (role !== 'console') await app.register(runtime.machineDoors.tokenService)
  if (role === 'token-service') {
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not_found' }))
    return
  }
  shareRuntime(runtime.pages)
  shareSignIn(runtime.session)
  exportToLibraries({ NEXTAUTH_URL: publicUrl, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: runtime.serverActionsKey })
  // Loaded only here, because a process without the console needs no Next.
  const { consoleDoor } = await import('./console')
  await consoleDoor(app, runtime, dev)
}

async function stop(app: FastifyInstance, listener: HttpListener): Promise<void> {
  await listener.drain()
  listener.closeIdle()
  const deadline = setTimeout(() => listener.closeAll(), patience)
  await app.close()
  clearTimeout(deadline)
}

const noAddress = (host: string) => `HOST ${host} is not an address of this machine.`

const cannotListen: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Another program is listening on ${host}, port ${port}. Stop it, or set PORT to a free port.`,
  EACCES: (_host, port) => `This user may not listen on port ${port}. Set PORT to 1024 or more.`,
  EADDRNOTAVAIL: noAddress,
  EAFNOSUPPORT: noAddress,
  EAI_AGAIN: noAddress,
  EINVAL: noAddress,
  ENOTFOUND: noAddress,
}
