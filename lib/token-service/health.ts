import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerHeaders } from './answer-headers'

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
