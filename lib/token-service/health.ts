import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerHeaders } from './answer-headers'

interface Health {
  /** Whether the database answers. It has been migrated before any server listens. */
  isReachable(): Promise<boolean>
  /** Whether the database can store data. */
  isWritable(): Promise<boolean>
  /** Whether the process is stopping. */
  isStopping(): boolean
}

/** `/healthz`: the process is alive. `/readyz`: it can serve requests. */
export async function health(
  app: FastifyInstance,
  { isReachable, isWritable, isStopping }: Health,
): Promise<void> {
  let looking: Promise<boolean> | null = null
  /** One check at a time, so that frequent requests do not cause more disk access. */
  const writable = () => (looking ??= isWritable().finally(() => (looking = null)))
  const answer = (reply: FastifyReply, status: number, said: string) =>
    reply.code(status).headers(answerHeaders).send({ status: said })

  app.get('/healthz', async (_request, reply) => answer(reply, 200, 'ok'))
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return answer(reply, 503, 'stopping')
    if (!(await isReachable())) return answer(reply, 503, 'database unreachable')
    if (!(await writable())) return answer(reply, 503, 'database cannot be written')
    return answer(reply, 200, 'ready')
  })
}
