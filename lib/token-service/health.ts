import type { FastifyInstance } from 'fastify'

/** `/healthz`: the process is alive. `/readyz`: it can serve, for the database, migrated before anybody listens, answers. */
export async function health(app: FastifyInstance, isReady: () => Promise<boolean>): Promise<void> {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (await isReady()) return { status: 'ready' }
    return reply.code(503).send({ status: 'database unreachable' })
  })
}
