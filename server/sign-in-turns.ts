import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Runtime } from '@/lib/composition/open-runtime'
import type { Caller } from '@/lib/composition/sign-in-gate'
import { pathOf } from './request-target'

type Gate = Pick<Runtime, 'admitSignIn' | 'throttledCode' | 'config'>

/**
 * Whether a request may continue to Next. A request to the sign-in service first waits its turn among those of the same
 * source. If there are too many, it is answered here in the form in which next-auth answers our form.
 */
export async function admits(
  { admitSignIn, throttledCode, config }: Gate,
  caller: Caller,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<boolean> {
  const path = pathOf(request.url)
  if (!path.startsWith('/api/auth/')) return true
  const isAttempt = request.method === 'POST' && path === '/api/auth/callback/credentials'
  const admitted = await admitSignIn(caller, isAttempt)
  if ('wait' in admitted) {
    void reply
      .code(429)
      .headers({ 'retry-after': String(admitted.wait), 'cache-control': 'no-store' })
      .send({ url: `${config.publicUrl}/login?error=${throttledCode(admitted.wait)}` })
    return false
  }
  if (reply.raw.destroyed) {
    // The caller is gone.
    admitted.leave()
    return false
  }
  reply.raw.once('close', admitted.leave)
  return true
}
