import type { FastifyInstance } from 'fastify'

interface Health {
  /** Whether the database, which is migrated before anybody listens, answers. */
  isReachable(): Promise<boolean>
  /** Whether the process has been told to stop. */
  isStopping(): boolean
}

/** `/healthz`: the process is alive. `/readyz`: it can serve. */
export async function health(app: FastifyInstance, { isReachable, isStopping }: Health): Promise<void> {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    if (await isReachable()) return { status: 'ready' }
    return reply.code(503).send({ status: 'database unreachable' })
  })
}
