import NextAuth from 'next-auth'
import { authOptions } from '@/lib/session/auth-options'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

async function handler(request: Request, context: Context): Promise<Response> {
  return (await NextAuth(request as never, context as never, authOptions())) as Response
}

export { handler as GET, handler as POST }
