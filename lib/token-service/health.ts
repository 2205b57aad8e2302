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
  const reachable = oneAtATime(isReachable)
  const writable = oneAtATime(isWritable)
  const answer = (reply: FastifyReply, status: number, said: string) =>
    reply.code(status).headers(answerHeaders).send({ status: said })

  app.get('/healthz', async (_request, reply) => answer(reply, 200, 'ok'))
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return answer(reply, 503, 'stopping')
    if (!(await reachable())) return answer(reply, 503, 'database unreachable')
    if (!(await writable())) return answer(reply, 503, 'database cannot be written')
    return answer(reply, 200, 'ready')
  })
}

/** Shares the result of a check in progress, so that any number of requests cause one query and one disk access. */
function oneAtATime(check: () => Promise<boolean>): () => Promise<boolean> {
  let underWay: Promise<boolean> | null = null
  return () => (underWay ??= check().finally(() => (underWay = null)))
}
