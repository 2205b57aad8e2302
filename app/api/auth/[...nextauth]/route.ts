import NextAuth from 'next-auth'
import { throttledCode } from '@/lib/schemas/forms/throttled-code'
import { authOptions } from '@/lib/session/auth-options'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

async function handler(request: Request, context: Context): Promise<Response> {
  let wait = 0
  const options = authOptions((seconds) => {
    wait = seconds
    return throttledCode(seconds)
  })
  const answer = (await NextAuth(request as never, context as never, options)) as Response
  return wait > 0 ? tooManyRequests(answer, wait) : answer
}

/** The same answer with status 429 and Retry-After, where next-auth answers 401. */
function tooManyRequests(answer: Response, seconds: number): Response {
  const headers = new Headers(answer.headers)
  headers.set('retry-after', String(seconds))
  return new Response(answer.body, { status: 429, headers })
}

export { handler as GET, handler as POST }
