import type { FastifyInstance } from 'fastify'

interface Health {
  /** Whether the database, which is migrated before anybody listens, answers. */
  isReachable(): Promise<boolean>
  /** Whether the database keeps what is written. */
  isWritable(): Promise<boolean>
  /** Whether the process has been told to stop. */
  isStopping(): boolean
}

/** `/healthz`: the process is alive. `/readyz`: it can serve. */
export async function health(
  app: FastifyInstance,
  { isReachable, isWritable, isStopping }: Health,
): Promise<void> {
  let looking: Promise<boolean> | null = null
  /** One look at a time: whoever asks often costs the disk nothing more. */
  const writable = () => (looking ??= isWritable().finally(() => (looking = null)))

  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    if (!(await isReachable())) return reply.code(503).send({ status: 'database unreachable' })
    if (!(await writable())) return reply.code(503).send({ status: 'database cannot be written' })
    return { status: 'ready' }
  })
}
