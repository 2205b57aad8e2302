import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerHeaders } from './answer-headers'

interface Health {
  /** Whether the database, which is migrated before anybody listens, answers. */
  isReachable(): Promise<boolean>
  /** Whether the process has been told to stop. */
  isStopping(): boolean
}

/** `/healthz`: the process is alive. `/readyz`: it can serve. */
export async function health(app: FastifyInstance, { isReachable, isStopping }: Health): Promise<void> {
  const answer = (reply: FastifyReply, status: number, said: string) =>
    reply.code(status).headers(answerHeaders).send({ status: said })
  app.get('/healthz', async (_request, reply) => answer(reply, 200, 'ok'))
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return answer(reply, 503, 'stopping')
    return (await isReachable()) ? answer(reply, 200, 'ready') : answer(reply, 503, 'database unreachable')
  })
}
